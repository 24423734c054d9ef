package org.sahay.store.database;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The schema's migrations: brings it up to date, and tells whether it is. */
public final class Migrations {
    private final DriverManagerDataSource dataSource;
    private final Flyway flyway;

    /** Migrations run over connections of their own, without the pool's time limits. */
    public Migrations(String url, String user, Secret password) {
        this.dataSource = new DriverManagerDataSource(url, user, password.value());
        this.flyway = Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema("sahay")
                .schemas("sahay", "vault")
                .locations("classpath:db/migration")
                .cleanDisabled(true)
                .load();
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

    /** Lets an application role read and write rows, and only append to the audit trail. */
    public void grantTo(String role) {
        var jdbc = new JdbcTemplate(dataSource);
        String quoted = jdbc.queryForObject("SELECT quote_ident(?)", String.class, role);
        jdbc.execute("GRANT USAGE ON SCHEMA sahay, vault TO " + quoted);
        jdbc.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA sahay, vault TO " + quoted);
        jdbc.execute("REVOKE UPDATE, DELETE ON sahay.audit_entry, sahay.audit_block FROM " + quoted);
        jdbc.execute("REVOKE INSERT, UPDATE, DELETE ON sahay.audit_retired FROM " + quoted);
        jdbc.execute("GRANT EXECUTE ON FUNCTION sahay.audit_retire TO " + quoted);
        jdbc.execute("REVOKE INSERT, UPDATE, DELETE ON sahay.flyway_schema_history FROM " + quoted);
    }
}
