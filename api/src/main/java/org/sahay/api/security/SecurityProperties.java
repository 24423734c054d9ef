package org.sahay.api.security;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where tokens come from.
 *
 * @param stateDir folder of the local platform's state; holds the key of its tokens, under {@code local} only
 * @param security the issuer of everybody else's tokens
 */
@ConfigurationProperties("sahay")
record SecurityProperties(
        @DefaultValue(".sahay") Path stateDir, @DefaultValue Issuer security) {
    /**
     * @param issuerUri address of the OpenID Connect issuer whose tokens are accepted; required without {@code local}
     */
    record Issuer(@Nullable String issuerUri) {}
}
