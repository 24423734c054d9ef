package org.sahay.store.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sahay.store.database.Secret;
import org.sahay.store.tls.ClientTls;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.ssl.SslBundles;

/**
 * Where MongoDB is; without an address there is no client.
 *
 * @param uri connection string, without user and password, which would be printed with it
 * @param user none when null
 * @param password of that user
 * @param authDatabase the database that knows the user
 * @param sslBundle whom to trust, and with it TLS; the connection string's {@code tls=true} alone trusts whom the JVM trusts
 * @param timeout for finding a server and for connecting to it, unless the connection string says another
 */
@ConfigurationProperties("sahay.mongodb")
record MongoProperties(
        String uri,
        @Nullable String user,
        @DefaultValue("") Secret password,
        @DefaultValue("admin") String authDatabase,
        @Nullable String sslBundle,
        @DefaultValue("2s") Duration timeout) {

    /** @throws IllegalStateException when the address is none, or tells secrets */
    MongoClientSettings settings(SslBundles bundles) {
        ConnectionString address = address();
        var settings = MongoClientSettings.builder()
                .applicationName("sahay")
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout((int) timeout.toMillis(), TimeUnit.MILLISECONDS))
                .applyConnectionString(address);
        if (user != null) {
            settings.credential(MongoCredential.createCredential(
                    user, authDatabase, password.value().toCharArray()));
        }
        if (sslBundle != null) {
            var context = ClientTls.context(bundles, sslBundle, "sahay.mongodb.ssl-bundle");
            settings.applyToSslSettings(ssl -> ssl.enabled(true).context(context));
        }
        return settings.build();
    }

    private ConnectionString address() {
        if (uri.contains("@")) {
            throw new IllegalStateException(
                    "sahay.mongodb.uri must not hold user and password: set sahay.mongodb.user and sahay.mongodb.password");
        }
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalStateException(
                    "sahay.mongodb.uri is no connection string of MongoDB: " + unreadable.getMessage());
        }
    }
}
