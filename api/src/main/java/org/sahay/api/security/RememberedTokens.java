package org.sahay.api.security;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Verifies the signature of a token once: the same text was signed by the same key an hour later, too. What may change, as its
 * time and its session, is asked of every request. Of the many tokens seen, those that were used lately are remembered.
 */
final class RememberedTokens implements JwtDecoder {
    static final int MOST = 10_000;

    private final JwtDecoder verifying;
    private final OAuth2TokenValidator<Jwt> rules;
    private final Map<String, Jwt> verified = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Jwt> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Reads tokens.
     *
     * @param verifying checks form and signature, and nothing that time may change
     * @param rules what else must hold of a token, each time
     */
    RememberedTokens(JwtDecoder verifying, OAuth2TokenValidator<Jwt> rules) {
        this.verifying = verifying;
        this.rules = rules;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = known(token);
        if (known == null) {
            known = verifying.decode(token);
            remember(token, known);
        }
        OAuth2TokenValidatorResult result = rules.validate(known);
        if (result.hasErrors()) {
            throw new JwtValidationException("The token is refused", result.getErrors());
        }
        return known;
    }

    private @Nullable Jwt known(String token) {
        synchronized (verified) {
            return verified.get(token);
        }
    }

    private void remember(String token, Jwt jwt) {
        synchronized (verified) {
            verified.put(token, jwt);
        }
    }
}
