package org.sahay.store.vault;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Transit engine of HashiCorp Vault or OpenBao.
 *
 * @param url its address, without a path; https outside {@code local}
 * @param mount path of the engine
 * @param keyName of the key, of a kind that takes associated data, as {@code aes256-gcm96}
 * @param tokenFile file with the token, read for every request, so that an agent may renew it; its policy needs {@code read} on
 *     {@code keys/<name>} and {@code update} on {@code encrypt/<name>} and {@code decrypt/<name>}
 * @param namespace for products that have namespaces
 * @param rootCertificate the authority that signed the server's certificate, in PEM; one the JVM trusts when null
 */
record TransitProperties(
        URI url,
        @DefaultValue("transit") String mount,
        @DefaultValue("sahay") String keyName,
        Path tokenFile,
        @Nullable String namespace,
        @Nullable Path rootCertificate) {}
