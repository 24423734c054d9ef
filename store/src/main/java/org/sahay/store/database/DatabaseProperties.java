package org.sahay.store.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where PostgreSQL is and how it is used.
 *
 * @param url JDBC address
 * @param user role of the application; needs no right to change the schema unless it migrates on start
 * @param password of that role
 * @param poolSize connections of one process, the relay's two included
 * @param transactionTimeout how long a transaction may stay open; bounds how long commit-ordered readers wait for a writer
 *     (PostgreSQL 17 and later)
 * @param migrateOnStart whether the schema is brought up to date before anything uses it; the profile {@code local} does
 */
@ConfigurationProperties("sahay.database")
public record DatabaseProperties(
        @DefaultValue("jdbc:postgresql://127.0.0.1:15432/sahay")
        String url,

        @DefaultValue("sahay") String user,
        @DefaultValue("") Secret password,
        @DefaultValue("16") int poolSize,
        @DefaultValue("10s") Duration transactionTimeout,
        @DefaultValue("false") boolean migrateOnStart) {}
