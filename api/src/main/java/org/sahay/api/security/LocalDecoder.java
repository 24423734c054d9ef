package org.sahay.api.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The local platform's: its command line's tokens and those of people who signed in. The algorithm only chooses the reader,
 * each of which knows one algorithm and one kind of key.
 */
final class LocalDecoder {
    private static final String SYMMETRIC = JWSAlgorithm.HS256.getName();

    private final TokenReader commandLine;
    private final TokenReader signedIn;

    LocalDecoder(TokenReader commandLine, TokenReader signedIn) {
        this.commandLine = commandLine;
        this.signedIn = signedIn;
    }

    TokenReader reader() {
        return new TokenReader(this::verified, this::validate);
    }

    private Jwt verified(String token) {
        try {
            String algorithm = JWTParser.parse(token).getHeader().getAlgorithm().getName();
            return of(algorithm).verifying().decode(token);
        } catch (ParseException none) {
            throw new BadJwtException("This is no token", none);
        }
    }

    private OAuth2TokenValidatorResult validate(Jwt token) {
        return of(token.getHeaders().get("alg")).rules().validate(token);
    }

    private TokenReader of(@Nullable Object algorithm) {
        return SYMMETRIC.equals(algorithm) ? commandLine : signedIn;
    }
}
