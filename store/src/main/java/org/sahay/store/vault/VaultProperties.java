package org.sahay.store.vault;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sahay.store.database.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose the vault is, and which keys there are. Files are Tink key sets in JSON, readable by the application alone; outside the
 * profile {@code local} none is made by itself.
 *
 * @param keysetFile seals what lives for minutes and is kept by others, as sign-in codes in Redis, and cursors; also opens texts
 *     of version 1. Must be named outside {@code local}
 * @param indexKeysetFile of the blind indexes, under the same rule; a new key would find nobody any more
 * @param keyEncryptionFile wraps the keys of texts on a developer's machine; refused outside {@code local}
 * @param transit wraps the keys of texts; takes the place of the file, and must be set outside {@code local}
 * @param rotationEvery how often it is looked whether a newer key is to wrap the keys of texts
 * @param database role and connections
 */
@ConfigurationProperties("sahay.vault")
record VaultProperties(
        @Nullable Path keysetFile,
        @Nullable Path indexKeysetFile,
        @Nullable Path keyEncryptionFile,
        @Nullable TransitProperties transit,
        @DefaultValue("10m") Duration rotationEvery,
        @DefaultValue Role database) {

    /**
     * Who may reach schema {@code vault}, in the database of the application, in the same way and as encrypted.
     *
     * @param user role of the vault alone, never the application's
     * @param password of that role
     * @param poolSize connections of one process
     */
    record Role(
            @DefaultValue("sahay_vault") String user,
            @DefaultValue("") Secret password,
            @DefaultValue("4") int poolSize) {}
}
