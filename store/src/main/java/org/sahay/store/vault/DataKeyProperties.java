package org.sahay.store.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sahay.store.database.DatabaseProperties;
import org.sahay.store.database.Secret;
import org.sahay.store.tls.ConnectionRule;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * Where the wrapped keys of texts are: a PostgreSQL database of its own, best on another server, so that no backup of the texts
 * holds their keys.
 *
 * @param url JDBC address; never that of {@code sahay.database.url}
 * @param user role of the applications there
 * @param password of that role
 * @param poolSize connections of one process
 * @param tls as {@code sahay.database.tls}
 * @param rootCertificate as {@code sahay.database.root-certificate}
 */
@ConfigurationProperties("sahay.vault.keys")
public record DataKeyProperties(
        @Nullable String url,
        @DefaultValue("sahay_keys") String user,
        @DefaultValue("") Secret password,
        @DefaultValue("2") int poolSize,
        @DefaultValue("false") boolean tls,
        @Nullable Path rootCertificate) {

    /** @throws IllegalStateException when there is none, or its address is that of the texts; what the servers say {@link KeysApart} asks */
    public DatabaseProperties database(DatabaseProperties ofTexts) {
        if (url == null) {
            throw new IllegalStateException("Set sahay.vault.keys.url: the keys of texts need a database of their own");
        }
        if (address(url).equals(address(ofTexts.url()))) {
            throw new IllegalStateException(
                    "sahay.vault.keys.url must be another database than sahay.database.url: backups of the texts would hold"
                            + " their keys");
        }
        return new DatabaseProperties(
                url,
                user,
                password,
                poolSize,
                ofTexts.transactionTimeout(),
                tls,
                rootCertificate,
                ofTexts.migrateOnStart());
    }

    /** The same, which throws {@link org.sahay.store.tls.PlainConnectionException} when it is plain and may not be. */
    public DatabaseProperties encrypted(DatabaseProperties ofTexts, Environment environment) {
        DatabaseProperties database = database(ofTexts);
        ConnectionRule.check(
                environment,
                "the database of keys",
                tls,
                "Set sahay.vault.keys.tls=true and, unless the JVM trusts the authority,"
                        + " sahay.vault.keys.root-certificate.");
        return database;
    }

    private static String address(String url) {
        return url.replaceFirst("\\?.*", "");
    }
}
