package org.sahay.api.security;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.util.ConcurrentLruCache;

/**
 * Verifies the signature of a token once: the same text was signed by the same key an hour later, too. What may change, as its
 * time and its session, is asked of every request. Of the many tokens seen, those that were used lately are remembered.
 */
final class RememberedTokens implements JwtDecoder {
    static final int MOST = 10_000;

    private final OAuth2TokenValidator<Jwt> rules;
    private final ConcurrentLruCache<String, Jwt> verified;

    /**
     * Reads tokens.
     *
     * @param verifying checks form and signature, and nothing that time may change
     * @param rules what else must hold of a token, each time
     */
    RememberedTokens(JwtDecoder verifying, OAuth2TokenValidator<Jwt> rules) {
        this.verified = new ConcurrentLruCache<>(MOST, verifying::decode);
        this.rules = rules;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verified.get(token);
        OAuth2TokenValidatorResult result = rules.validate(known);
        if (result.hasErrors()) {
            throw new JwtValidationException("The token is refused", result.getErrors());
        }
        return known;
    }
}
