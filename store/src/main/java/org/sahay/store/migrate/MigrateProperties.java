package org.sahay.store.migrate;

import org.jspecify.annotations.Nullable;
import org.sahay.store.database.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who changes the schema.
 *
 * @param user role that may create and change tables
 * @param password of that role
 * @param applicationRole role that is then allowed to read and write rows; null leaves grants alone
 */
@ConfigurationProperties("sahay.migrate")
record MigrateProperties(
        @DefaultValue("sahay") String user,
        @DefaultValue("") Secret password,
        @Nullable String applicationRole) {}
