package org.sahay.faults.canary;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.sahay.local.platform.LocalSettings;

/**
 * Every row of every table of a database, whatever its columns are, as PostgreSQL hands them out: what its files hold
 * compressed is readable here. In binary form, so that bytes are bytes; the catalogs, among them the samples that statistics keep, as
 * text, for not all of their types have another form.
 */
record DatabasePlace(String database, String url) implements Place {
    private static final String TABLES = """
            SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relkind = 'm' AS view, n.nspname = 'pg_catalog' AS catalog
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'm') AND c.relpersistence <> 't'
            ORDER BY 1
            """;

    /** A place for each database there is. */
    static List<DatabasePlace> all(LocalSettings settings) throws SQLException {
        var places = new ArrayList<DatabasePlace>();
        try (var connection = DriverManager.getConnection(settings.jdbcUrl("postgres"));
                var query = connection.createStatement();
                var rows = query.executeQuery("SELECT datname FROM pg_database WHERE datallowconn ORDER BY 1")) {
            while (rows.next()) {
                places.add(new DatabasePlace(rows.getString(1), settings.jdbcUrl(rows.getString(1))));
            }
        }
        return places;
    }

    static String titleOf(String database) {
        return "rows of database " + database;
    }

    @Override
    public String title() {
        return titleOf(database);
    }

    @Override
    public void show(Display display) throws IOException {
        try (var connection = DriverManager.getConnection(url)) {
            for (Table table : tables(connection)) {
                copy(connection, table.copy(), table.name(), display);
            }
            copy(connection, "COPY (SELECT * FROM pg_stat_activity) TO STDOUT", "pg_stat_activity", display);
        } catch (SQLException e) {
            throw new IOException("The database " + database + " cannot be read", e);
        }
    }

    private record Table(String name, boolean view, boolean catalog) {
        String copy() {
            String what = view ? "(TABLE " + name + ")" : name;
            return "COPY " + what + " TO STDOUT" + (catalog ? "" : " (FORMAT binary)");
        }
    }

    private static List<Table> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<Table>();
        try (var query = connection.createStatement();
                var rows = query.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), rows.getBoolean(2), rows.getBoolean(3)));
            }
        }
        return tables;
    }

    private static void copy(Connection connection, String sql, String part, Display display)
            throws SQLException, IOException {
        try (var out = display.part(part)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
        }
    }
}
