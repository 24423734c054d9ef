package org.sahay.store.clickhouse;

import com.clickhouse.client.api.Client;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.sahay.store.database.Secret;
import org.sahay.store.tls.ClientTls;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.ssl.SslBundles;

/**
 * Where ClickHouse is; without an address there is no client.
 *
 * @param url scheme, host and port of its HTTP interface, and nothing else
 * @param user who asks
 * @param password of that user
 * @param database that is meant where none is named
 * @param sslBundle whom to trust; whom the JVM trusts when null
 * @param timeout for connecting, and of one request
 */
@ConfigurationProperties("sahay.clickhouse")
record ClickHouseProperties(
        URI url,
        @DefaultValue("default") String user,
        @DefaultValue("") Secret password,
        @DefaultValue("default") String database,
        @Nullable String sslBundle,
        @DefaultValue("5s") Duration timeout) {

    /** @throws IllegalStateException when the address is none, or says more than where the server is */
    ClickHouseProperties {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean bare = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
        if (!http || !bare || url.getHost() == null || url.getPort() < 0) {
            throw new IllegalStateException(
                    "sahay.clickhouse.url must be as https://host:8443; user, password and database have"
                            + " settings of their own");
        }
    }

    boolean isEncrypted() {
        return "https".equals(url.getScheme());
    }

    /** A client that compresses nothing and checks the server's certificate and name. */
    Client client(SslBundles bundles) {
        var client = new Client.Builder()
                .addEndpoint(url.toString())
                .setUsername(user)
                .setPassword(password.value())
                .setDefaultDatabase(database)
                .setClientName("sahay")
                .compressClientRequest(false)
                .compressServerResponse(false)
                .setConnectTimeout(timeout.toMillis(), ChronoUnit.MILLIS)
                .setSocketTimeout(timeout.toMillis(), ChronoUnit.MILLIS);
        if (sslBundle != null) {
            client.setSSLContext(ClientTls.context(bundles, sslBundle, "sahay.clickhouse.ssl-bundle"));
        }
        return client.build();
    }
}
