package org.sahay.store.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sahay.store.tls.PlainConnectionException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where PostgreSQL is and how it is used.
 *
 * @param url JDBC address
 * @param user role of the application; may neither change the schema nor reach the vault, which has a role of its own
 * @param password of that role
 * @param poolSize connections of one process, the relay's two included and the vault's left out
 * @param transactionTimeout how long a transaction may stay open; bounds how long commit-ordered readers wait for a writer
 *     (PostgreSQL 17 and later)
 * @param tls whether connections are encrypted and the server's name and certificate checked; must be so outside {@code local}
 * @param rootCertificate the authority that signed the server's certificate, in PEM; one the JVM trusts when null
 * @param migrateOnStart whether the schema is brought up to date before anything uses it, by the role of
 *     {@link MigrateProperties}; the profile {@code local} does
 */
@ConfigurationProperties("sahay.database")
public record DatabaseProperties(
        @DefaultValue("jdbc:postgresql://127.0.0.1:15432/sahay")
        String url,

        @DefaultValue("sahay") String user,
        @DefaultValue("") Secret password,
        @DefaultValue("16") int poolSize,
        @DefaultValue("10s") Duration transactionTimeout,
        @DefaultValue("false") boolean tls,
        @Nullable Path rootCertificate,
        @DefaultValue("false") boolean migrateOnStart) {
    private static final Pattern SSL_PARAMETER = Pattern.compile("[?&]ssl", Pattern.CASE_INSENSITIVE);

    public DatabaseProperties {
        if (tls && SSL_PARAMETER.matcher(url).find()) {
            throw new PlainConnectionException(
                    "sahay.database.url says itself how to encrypt, which could weaken sahay.database.tls.",
                    "Leave its ssl parameters out; sahay.database.root-certificate names the authority.");
        }
    }

    /** The same database for another role. */
    public DatabaseProperties as(String role, Secret itsPassword, int itsPoolSize) {
        return new DatabaseProperties(
                url, role, itsPassword, itsPoolSize, transactionTimeout, tls, rootCertificate, migrateOnStart);
    }

    /** The address with what it takes to encrypt, when that is wanted. */
    public String jdbcUrl() {
        if (!tls) {
            return url;
        }
        String authority = rootCertificate == null
                ? "sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory"
                : "sslrootcert=" + URLEncoder.encode(rootCertificate.toString(), StandardCharsets.UTF_8);
        return url + (url.contains("?") ? "&" : "?") + "sslmode=verify-full&" + authority;
    }
}
