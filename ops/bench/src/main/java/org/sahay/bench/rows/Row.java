package org.sahay.bench.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table, without the columns the database fills in itself.
 *
 * @param table with its schema
 * @param values in the order of the columns: text as PostgreSQL writes it, {@code byte[]} for bytea, or null
 */
record Row(String table, List<String> columns, List<@Nullable Object> values) {

    /** The rows of a table that a condition with one parameter holds for, in the order of the first column. */
    static List<Row> where(Connection connection, String table, String condition, String parameter)
            throws SQLException {
        var columns = columns(connection, table);
        var selected = String.join(", ", columns.stream().map(Column::selected).toList());
        var rows = new ArrayList<Row>();
        try (var query = connection.prepareStatement(
                "select %s from %s where %s order by 1".formatted(selected, table, condition))) {
            query.setString(1, parameter);
            var result = query.executeQuery();
            while (result.next()) {
                var values = new ArrayList<@Nullable Object>();
                for (var i = 0; i < columns.size(); i++) {
                    values.add(columns.get(i).isBinary() ? result.getBytes(i + 1) : result.getString(i + 1));
                }
                rows.add(new Row(table, columns.stream().map(Column::name).toList(), values));
            }
        }
        return rows;
    }

    String insert() {
        return "insert into %s (%s) values (%s)"
                .formatted(table, String.join(", ", columns), "?, ".repeat(columns.size() - 1) + "?");
    }

    private record Column(String name, String type) {
        boolean isBinary() {
            return type.equals("bytea");
        }

        String selected() {
            return isBinary() ? name : name + "::text";
        }
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var query = connection.prepareStatement("""
                select a.attname, format_type(a.atttypid, null)
                from pg_attribute a
                where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and not a.atthasdef
                    and a.attidentity = ''
                order by a.attnum
                """)) {
            query.setString(1, table);
            var result = query.executeQuery();
            while (result.next()) {
                columns.add(new Column(result.getString(1), result.getString(2)));
            }
        }
        return columns;
    }
}
