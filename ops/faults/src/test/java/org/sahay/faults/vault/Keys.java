package org.sahay.faults.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sahay.local.platform.LocalSettings;
import org.sahay.store.vault.LocalKeyEncryption;

/** The keys of a platform, as whoever operates it can reach them. */
final class Keys {
    private final LocalSettings settings;
    private final Path file;
    private final Path hidden;

    Keys(LocalSettings settings) {
        this.settings = settings;
        this.file = settings.state().resolve("vault-key-encryption-keyset.json");
        this.hidden = file.resolveSibling("vault-key-encryption-keyset.away");
    }

    /** A newer key-encryption key; returns its id. */
    String rotate() {
        return LocalKeyEncryption.rotate(file);
    }

    /** As a key management service that is down. */
    void goAway() {
        move(file, hidden);
    }

    void comeBack() {
        move(hidden, file);
    }

    /** What wraps the data keys at present. */
    List<String> wrappers() {
        return ask("select distinct wrapped_by from keys.data_key order by 1");
    }

    /** Deletes the one row that a person's texts depend on. */
    void destroy(UUID person) {
        tell(LocalSettings.KEYS_DATABASE, "delete from keys.data_key where subject = '" + person + "'");
    }

    /** The whole database of texts as it is now, under another name, as a backup that was restored. */
    void copyTexts(String name) {
        tell("postgres", "alter database sahay allow_connections false");
        try {
            tell("postgres", "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'sahay'");
            tell("postgres", "create database " + name + " template sahay");
        } finally {
            tell("postgres", "alter database sahay allow_connections true");
        }
    }

    void drop(String database) {
        tell("postgres", "drop database if exists " + database + " with (force)");
    }

    private void tell(String database, String sql) {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private List<String> ask(String sql) {
        try (var connection = connect(LocalSettings.KEYS_DATABASE);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl(database));
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
