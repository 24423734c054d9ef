package org.sahay.bench.platform;

import java.sql.Connection;
import java.sql.SQLException;

/** Asks a database for one number. */
public final class Sql {
    private Sql() {}

    public static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
