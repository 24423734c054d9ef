package org.sahay.api.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * The local platform's: its command line's tokens and those of people who signed in. The algorithm only chooses the decoder,
 * each of which knows one algorithm and one kind of key.
 */
final class LocalDecoder implements JwtDecoder {
    private final JwtDecoder commandLine;
    private final JwtDecoder signedIn;

    LocalDecoder(JwtDecoder commandLine, JwtDecoder signedIn) {
        this.commandLine = commandLine;
        this.signedIn = signedIn;
    }

    @Override
    public Jwt decode(String token) {
        try {
            boolean symmetric =
                    JWTParser.parse(token).getHeader().getAlgorithm().equals(JWSAlgorithm.HS256);
            return (symmetric ? commandLine : signedIn).decode(token);
        } catch (ParseException none) {
            throw new BadJwtException("This is no token", none);
        }
    }
}
