package org.sahay.store.temporal;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sahay.store.database.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Temporal is.
 *
 * @param target host and port of the frontend
 * @param namespace of this platform
 * @param tls whether the connection is encrypted; must be so outside {@code local}
 * @param rootCertificate the authority that signed the server's certificate, in PEM; one the JVM trusts when null
 * @param apiKey sent with every call when set
 * @param rpcTimeout of one call
 * @param keysetFile Tink key set in JSON (AES-256-GCM) that seals payloads; must be named outside the profile {@code local}
 */
@ConfigurationProperties("sahay.temporal")
public record TemporalProperties(
        @DefaultValue("127.0.0.1:7233") String target,
        @DefaultValue("sahay") String namespace,
        @DefaultValue("false") boolean tls,
        @Nullable Path rootCertificate,
        @Nullable Secret apiKey,
        @DefaultValue("10s") Duration rpcTimeout,
        @Nullable Path keysetFile) {}
