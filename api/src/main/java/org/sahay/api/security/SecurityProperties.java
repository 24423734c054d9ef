package org.sahay.api.security;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where tokens come from.
 *
 * @param stateDir folder of the local platform's state; holds the keys of its tokens, under {@code local} only
 * @param security whose tokens are accepted
 */
@ConfigurationProperties("sahay")
record SecurityProperties(
        @DefaultValue(".sahay") Path stateDir, @DefaultValue Issuer security) {
    /**
     * Without {@code local} either another issuer or signing keys and a name of our own must be set.
     *
     * @param issuerUri address of the OpenID Connect issuer whose tokens are accepted
     * @param signingKeysFile JWK set of private P-256 keys, readable by the application alone; the first one signs
     * @param issuer the name our own tokens carry as {@code iss}: the address people know this API by
     * @param dpopNonce whether every proof must carry a nonce of ours
     */
    record Issuer(
            @Nullable String issuerUri,
            @Nullable Path signingKeysFile,
            @Nullable String issuer,
            @DefaultValue("false") boolean dpopNonce) {
        boolean isElsewhere() {
            return issuerUri != null && !issuerUri.isBlank();
        }

        boolean isHere() {
            return signingKeysFile != null && issuer != null && !issuer.isBlank();
        }
    }
}
