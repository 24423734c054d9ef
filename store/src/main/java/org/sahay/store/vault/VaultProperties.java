package org.sahay.store.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sahay.store.database.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the vault's keys are, and whose it is.
 *
 * @param keysetFile Tink key set in JSON, readable by the application alone; must be named outside the profile {@code local}
 * @param indexKeysetFile Tink key set of the blind indexes, under the same rule; a new key would find nobody any more
 * @param database role and connections
 */
@ConfigurationProperties("sahay.vault")
record VaultProperties(
        @Nullable Path keysetFile,
        @Nullable Path indexKeysetFile,
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
