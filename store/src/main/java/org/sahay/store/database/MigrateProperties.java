package org.sahay.store.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who changes the schema, and who may use it then.
 *
 * @param user role that may create and change tables
 * @param password of that role
 * @param applicationRole role that is then allowed to read and write rows, but none of the vault; null leaves its grants alone
 * @param vaultRole role that is then allowed to read and write rows of the vault, and none else; null leaves its grants alone
 * @param keysRole role that is then allowed to read and write wrapped keys, in their own database; null leaves its grants alone
 */
@ConfigurationProperties("sahay.migrate")
public record MigrateProperties(
        @DefaultValue("sahay") String user,
        @DefaultValue("") Secret password,
        @Nullable String applicationRole,
        @Nullable String vaultRole,
        @Nullable String keysRole) {
    public MigrateProperties {
        if (applicationRole != null && applicationRole.equals(vaultRole)) {
            throw new IllegalArgumentException(
                    "sahay.migrate.vault-role must be another role than sahay.migrate.application-role");
        }
    }
}
