package org.sahay.store.database;

import java.util.Arrays;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The schema's migrations: brings it up to date, and tells whether it is. */
public final class Migrations {
    private final DriverManagerDataSource dataSource;
    private final Flyway flyway;

    /** Of the database of everything but keys. */
    public Migrations(String url, String user, Secret password) {
        this(new DriverManagerDataSource(url, user, password.value()), "migration", "sahay", "vault");
    }

    /** Migrations run over connections of their own, without the pool's time limits. */
    private Migrations(DriverManagerDataSource dataSource, String folder, String... schemas) {
        this.dataSource = dataSource;
        this.flyway = Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema(schemas[0])
                .schemas(schemas)
                .locations("classpath:db/" + folder)
                .cleanDisabled(true)
                .load();
    }

    /** Of the database of keys. */
    public static Migrations ofKeys(String url, String user, Secret password) {
        return new Migrations(new DriverManagerDataSource(url, user, password.value()), "keys", "keys");
    }

    /** Brings the database of keys up to date, and then lets its role use it. */
    public static void runOfKeys(DatabaseProperties keys, MigrateProperties properties) {
        var migrations = ofKeys(keys.jdbcUrl(), properties.user(), properties.password());
        migrations.run();
        if (properties.keysRole() != null) {
            String quoted = migrations.quoted(properties.keysRole());
            migrations.execute(
                    "GRANT USAGE ON SCHEMA keys TO " + quoted,
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA keys TO " + quoted,
                    "REVOKE INSERT, UPDATE, DELETE ON keys.flyway_schema_history FROM " + quoted);
        }
    }

    /** Brings the schema up to date with a role that may, and then lets the others use it. */
    public static void run(DatabaseProperties database, MigrateProperties properties) {
        var migrations = new Migrations(database.jdbcUrl(), properties.user(), properties.password());
        migrations.run();
        if (properties.applicationRole() != null) {
            migrations.grantTo(properties.applicationRole());
        }
        if (properties.vaultRole() != null) {
            migrations.grantVaultTo(properties.vaultRole());
        }
    }

    /** Brings the schema up to date; safe to run from several places at once. */
    public void run() {
        flyway.migrate();
    }

    /** What is not there yet, as one sentence; null when the schema is up to date. */
    public @Nullable String missing() {
        var pending = flyway.info().pending();
        return pending.length == 0
                ? null
                : "%d migrations are missing, the first is V%s".formatted(pending.length, pending[0].getVersion());
    }

    /** Lets an application role read and write rows, only append to the audit trail, to the log of events and to readings, and not reach the vault. */
    public void grantTo(String role) {
        String quoted = quoted(role);
        execute(
                "GRANT USAGE ON SCHEMA sahay TO " + quoted,
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA sahay TO " + quoted,
                "REVOKE UPDATE, DELETE ON sahay.audit_entry, sahay.audit_block FROM " + quoted,
                "REVOKE INSERT ON sahay.audit_entry FROM " + quoted, // where an entry stands, the database says
                "GRANT INSERT (at, actor_id, actor_role, operation, subject_citizen, object_type, object_id, purpose, request_id,"
                        + " session, basis, consent_id) ON sahay.audit_entry TO " + quoted,
                "REVOKE INSERT, UPDATE, DELETE ON sahay.audit_retired FROM " + quoted,
                "REVOKE UPDATE ON sahay.payload_reading FROM " + quoted,
                "GRANT EXECUTE ON FUNCTION sahay.audit_retire TO " + quoted,
                "REVOKE UPDATE, DELETE ON sahay.sync_event FROM " + quoted,
                revokeAll(partitions("sahay.sync_event"), quoted),
                "REVOKE DELETE ON sahay.sync_receipt, sahay.sync_quarantine, sahay.profile_edit FROM " + quoted,
                "GRANT EXECUTE ON FUNCTION sahay.sync_event_make_partition TO " + quoted,
                "REVOKE UPDATE, DELETE ON sahay.wellness_reading, sahay.wellness_subject FROM " + quoted,
                revokeAll(partitions("sahay.wellness_reading"), quoted),
                "REVOKE INSERT, UPDATE, DELETE ON sahay.wellness_hour, sahay.wellness_horizon FROM " + quoted,
                "REVOKE DELETE ON sahay.wellness_flag FROM " + quoted,
                "GRANT EXECUTE ON FUNCTION sahay.wellness_make_partition, sahay.wellness_retire, sahay.wellness_erase TO "
                        + quoted,
                "REVOKE INSERT, UPDATE, DELETE ON sahay.flyway_schema_history FROM " + quoted,
                "REVOKE ALL ON ALL TABLES IN SCHEMA vault FROM " + quoted,
                "REVOKE ALL ON SCHEMA vault FROM " + quoted);
    }

    /** Lets the vault's role read and write rows of the vault. */
    public void grantVaultTo(String role) {
        String quoted = quoted(role);
        execute(
                "GRANT USAGE ON SCHEMA vault TO " + quoted,
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA vault TO " + quoted);
    }

    /** They are reached through their table alone. Where TimescaleDB keeps it, the table has none in our schema. */
    private String partitions(String table) {
        return Objects.requireNonNull(new JdbcTemplate(dataSource)
                .queryForObject(
                        "SELECT coalesce(string_agg(format('sahay.%I', c.relname), ', '), '') FROM pg_inherits i"
                                + " JOIN pg_class c ON c.oid = i.inhrelid AND c.relnamespace = 'sahay'::regnamespace"
                                + " WHERE i.inhparent = ?::regclass",
                        String.class, table));
    }

    private static String revokeAll(String tables, String from) {
        return tables.isEmpty() ? "SELECT 1" : "REVOKE ALL ON " + tables + " FROM " + from;
    }

    private String quoted(String role) {
        return Objects.requireNonNull(
                new JdbcTemplate(dataSource).queryForObject("SELECT quote_ident(?)", String.class, role));
    }

    /** In one transaction, and one process at a time: two that grant the same at once would hinder each other. */
    private void execute(String... statements) {
        new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult(status -> {
            var jdbc = new JdbcTemplate(dataSource);
            jdbc.query("SELECT pg_advisory_xact_lock(hashtextextended('grants', 0))", rows -> {});
            Arrays.stream(statements).forEach(jdbc::execute);
        });
    }
}
