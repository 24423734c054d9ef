package org.sahay.api.security;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * How the tokens of one issuer are read.
 *
 * @param verifying checks form and signature alone
 * @param rules all that must hold besides
 */
record TokenReader(JwtDecoder verifying, OAuth2TokenValidator<Jwt> rules) {
    /** @param decoder whose own rules are replaced by these */
    static TokenReader of(NimbusJwtDecoder decoder, OAuth2TokenValidator<Jwt> rules) {
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return new TokenReader(decoder, rules);
    }

    JwtDecoder decoder() {
        return new RememberedTokens(verifying, rules);
    }
}
