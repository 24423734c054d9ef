package org.sahay.store.vault;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.sahay.store.database.Chore;
import org.sahay.store.database.DatabaseProperties;
import org.sahay.store.database.MigrateProperties;
import org.sahay.store.database.Migrations;
import org.sahay.store.tls.ConnectionRule;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The keys of texts: where they are kept, and what wraps them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataKeyProperties.class)
class DataKeyConfiguration {
    @Bean
    Migrations keyMigrations(DataKeyProperties keys, DatabaseProperties texts, Environment environment) {
        DatabaseProperties database = keys.encrypted(texts, environment);
        return Migrations.ofKeys(database.jdbcUrl(), database.user(), database.password());
    }

    @Bean(destroyMethod = "close")
    DataKeyDatabase dataKeyDatabase(
            DataKeyProperties keys, DatabaseProperties texts, MigrateProperties migrate, Environment environment) {
        DatabaseProperties database = keys.encrypted(texts, environment);
        KeysApart.check(texts, database);
        if (database.migrateOnStart()) {
            Migrations.runOfKeys(database, migrate);
        }
        return new DataKeyDatabase(database);
    }

    @Bean
    KeyEncryption keyEncryption(VaultProperties properties, Environment environment) {
        TransitProperties transit = properties.transit();
        if (transit != null) {
            ConnectionRule.check(
                    environment,
                    "Transit",
                    "https".equals(transit.url().getScheme()),
                    "Set sahay.vault.transit.url to an address with https.");
            return new TransitKeyEncryption(transit, client(transit.rootCertificate()));
        }
        Path file = properties.keyEncryptionFile();
        if (file != null && !environment.acceptsProfiles(Profiles.of("local"))) {
            throw new IllegalStateException("sahay.vault.key-encryption-file is for the profile local alone;"
                    + " set sahay.vault.transit.url and .token-file");
        }
        return LocalKeyEncryption.in(
                file != null
                        ? file
                        : VaultConfiguration.stateFolder("sahay.vault.transit.url", environment)
                                .resolve("vault-key-encryption-keyset.json"));
    }

    @Bean
    DataKeyRows dataKeyRows(DataKeyDatabase database) {
        return new DataKeyRows(database);
    }

    @Bean
    DataKeys dataKeys(DataKeyRows rows, KeyEncryption wrapping, Clock clock) {
        return new DataKeys(rows, wrapping, clock);
    }

    @Bean
    DestroyedKeys destroyedKeys(DataKeyRows rows) {
        return new DestroyedKeys(rows);
    }

    @Bean
    KeyRotation keyRotation(DataKeyRows rows, KeyEncryption wrapping, Clock clock) {
        return new KeyRotation(rows, wrapping, clock);
    }

    @Bean
    Chore keysWrappedAnew(KeyRotation rotation, VaultProperties properties) {
        return new Chore("keys-wrapped-anew", properties.rotationEvery(), rotation::rewrapSome);
    }

    private static HttpClient client(@Nullable Path rootCertificate) {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TransitKeyEncryption.DEADLINE)
                .followRedirects(HttpClient.Redirect.NEVER);
        return rootCertificate == null
                ? client.build()
                : client.sslContext(trusting(rootCertificate)).build();
    }

    private static SSLContext trusting(Path rootCertificate) {
        try (InputStream pem = Files.newInputStream(rootCertificate)) {
            var authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                authorities.setCertificateEntry("authority-" + authorities.size(), certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("No authority can be read from " + rootCertificate, e);
        }
    }
}
