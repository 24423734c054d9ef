package org.sahay.faults.canary;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.sahay.local.platform.LocalSettings;

/** Leaks in every database: in a table of their own, and in those of the product that have most to do with what people say. */
final class DatabaseLeaks {
    private final Leaks leaks;
    private final LocalSettings settings;

    DatabaseLeaks(Leaks leaks, LocalSettings settings) {
        this.leaks = leaks;
        this.settings = settings;
    }

    void plant() throws SQLException {
        for (DatabasePlace place : DatabasePlace.all(settings)) {
            rows(place.database());
        }
        tablesOfOurs();
        message();
    }

    /** In columns of each type, among them one so long that it is compressed; and in a row that is deleted at once. */
    private void rows(String database) throws SQLException {
        String place = DatabasePlace.titleOf(database);
        String files = FilesPlace.titleOf("postgresql");
        execute(database, "CREATE TABLE canary_leak (a text, b jsonb, c bytea)");
        leaks.clearBy(() -> execute(database, "DROP TABLE canary_leak"));
        String insert = "INSERT INTO canary_leak VALUES (?, CAST(? AS jsonb), ?)";
        for (Kind kind : Kind.TEXTS) {
            execute(
                    database,
                    insert,
                    leaks.leak(kind, place).value(),
                    "{\"a\": \"" + leaks.leak(kind, place).value() + "\"}",
                    Leaks.bytes(leaks.leak(kind, place)));
        }
        execute(
                database,
                insert,
                leaks.leak(Kind.NAME, files).value(),
                "{}",
                Leaks.bytes(leaks.leak(Kind.HINDI_NAME, files)));
        execute(database, "DELETE FROM canary_leak WHERE b = '{}'");
    }

    /** As if the product itself had forgotten to seal, in the vault as well. */
    private void tablesOfOurs() throws SQLException {
        String place = DatabasePlace.titleOf("sahay");
        UUID id = UUID.randomUUID();
        execute(
                "sahay",
                """
                INSERT INTO sahay.idempotency_key (caller, operation, key, fingerprint, status, headers, body, created_at, expires_at)
                VALUES (?, 'leak', ?, '', 200, '{}', ?, now(), now() + interval '1 day')
                """,
                id,
                leaks.leak(Kind.PHONE, place).value(),
                leaks.leak(Kind.LONG_SENTENCE, place).value());
        leaks.clearBy(() -> execute("sahay", "DELETE FROM sahay.idempotency_key WHERE caller = ?", id));
        execute("sahay", """
                INSERT INTO vault.sealed_text (token, table_name, column_name, subject, ciphertext, key_id, version, created_at)
                VALUES (?, 'leak', 'leak', ?, ?, 1, 1, now())
                """, id, id, Leaks.bytes(leaks.leak(Kind.LONG_SENTENCE, place)));
        leaks.clearBy(() -> execute("sahay", "DELETE FROM vault.sealed_text WHERE token = ?", id));
    }

    /** In the newest message that a phone got. */
    private void message() throws SQLException {
        execute("sahay", """
                UPDATE sahay.sign_in_message SET body = body || ?
                WHERE id = (SELECT id FROM sahay.sign_in_message ORDER BY sent_at DESC LIMIT 1)
                """, leaks.leak(Kind.TAMIL_NAME, Leaks.MESSAGES).value());
        leaks.clearBy(() -> execute("sahay", "DELETE FROM sahay.sign_in_message"));
    }

    private void execute(String database, String sql, Object... parameters) throws SQLException {
        try (var connection = DriverManager.getConnection(settings.jdbcUrl(database));
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
