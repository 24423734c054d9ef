package org.sahay.store.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Properties;

/**
 * Which database answers, in its server's own words: the same one by whatever name, address or pooler it is reached. A server is
 * told by the microsecond in which it started, which every role may ask for; its system identifier is also that of each copy of
 * it.
 *
 * @param name of the database
 */
public record WhichDatabase(OffsetDateTime serverStarted, String name) {
    private static final String SECONDS = "5";

    /** @throws SQLException when it does not answer */
    public static WhichDatabase ask(String jdbcUrl, String user, Secret password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.value());
        properties.setProperty("connectTimeout", SECONDS);
        properties.setProperty("loginTimeout", SECONDS);
        properties.setProperty("socketTimeout", SECONDS);
        try (var connection = DriverManager.getConnection(jdbcUrl, properties);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pg_postmaster_start_time(), current_database()")) {
            rows.next();
            return new WhichDatabase(rows.getObject(1, OffsetDateTime.class), rows.getString(2));
        }
    }

    public static WhichDatabase ask(DatabaseProperties database) throws SQLException {
        return ask(database.jdbcUrl(), database.user(), database.password());
    }

    public boolean isOnServerOf(WhichDatabase other) {
        return serverStarted.isEqual(other.serverStarted);
    }
}
