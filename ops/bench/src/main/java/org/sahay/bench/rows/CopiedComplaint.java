package org.sahay.bench.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Every row that accepting one complaint wrote, read back from the database, so that exactly the same can be written for
 * another complaint: same tables, same columns, same sizes, other ids.
 */
public final class CopiedComplaint {
    private final UUID id;
    private final List<Row> rows;
    private final List<String> identities;

    private CopiedComplaint(UUID id, List<Row> rows, List<String> identities) {
        this.id = id;
        this.rows = List.copyOf(rows);
        this.identities = List.copyOf(identities);
    }

    /**
     * The rows of a complaint that was accepted and never moved.
     *
     * @throws IllegalStateException when it has moved, or its acceptance is not there as expected
     */
    public static CopiedComplaint of(Connection connection, UUID id) throws SQLException {
        var complaint = only(Row.where(connection, "sahay.complaint", "id = ?::uuid", id.toString()));
        var rows = new ArrayList<Row>();
        var identities = new ArrayList<String>();
        identities.add(text(complaint, "number"));
        var key = only(
                Row.where(connection, "sahay.idempotency_key", "headers ->> 'Location' = ?", "/v1/complaints/" + id));
        identities.add(text(key, "key"));
        for (var column : List.of("description_token", "place_token")) {
            var token = value(complaint, column);
            if (token != null) {
                identities.add(token);
                rows.add(only(Row.where(connection, "vault.sealed_text", "token = ?::uuid", token)));
            }
        }
        rows.add(key);
        rows.add(complaint);
        rows.add(only(Row.where(connection, "sahay.complaint_timeline", "complaint_id = ?::uuid", id.toString())));
        rows.add(only(Row.where(connection, "sahay.audit_entry", "object_id = ?::uuid", id.toString())));
        var outbox = Row.where(connection, "sahay.outbox", "business_key = ?", id.toString());
        if (outbox.size() != 2) {
            throw new IllegalStateException("An acceptance writes 2 outbox rows, not " + outbox.size());
        }
        rows.addAll(outbox);
        return new CopiedComplaint(id, rows, identities);
    }

    /** The same rows with other values in some columns; bytes and nulls stay. */
    public CopiedComplaint with(Change change) {
        var changed = rows.stream().map(row -> changed(row, change)).toList();
        return new CopiedComplaint(id, changed, identities);
    }

    /** What a column's text becomes. */
    @FunctionalInterface
    public interface Change {
        String apply(String column, String text);
    }

    private static Row changed(Row row, Change change) {
        var values = new ArrayList<@Nullable Object>();
        for (var i = 0; i < row.columns().size(); i++) {
            var value = row.values().get(i);
            values.add(value instanceof String text ? change.apply(row.columns().get(i), text) : value);
        }
        return new Row(row.table(), row.columns(), values);
    }

    /** How many rows one complaint is. */
    public int rows() {
        return rows.size();
    }

    /** Writes copies, each in a transaction of its own. */
    public CopyWriter writer(Connection connection) throws SQLException {
        return new CopyWriter(connection, rows, this::newIdentities);
    }

    /** New values for what identifies the copied complaint and its parts, each of the old one's form. */
    private Map<String, String> newIdentities(UUID newId) {
        var substitutes = new LinkedHashMap<String, String>();
        substitutes.put(id.toString(), newId.toString());
        substitutes.put(identities.getFirst(), number());
        identities.stream().skip(1).forEach(old -> substitutes.put(old, old.contains("-") ? token() : hash()));
        return substitutes;
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    private static String hash() {
        return (token() + token()).replace("-", "");
    }

    private static String number() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 10_000_000_000L));
    }

    private static Row only(List<Row> rows) {
        if (rows.size() != 1) {
            throw new IllegalStateException("One row was expected, not " + rows.size());
        }
        return rows.getFirst();
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNull(value(row, column), column);
    }

    private static @Nullable String value(Row row, String column) {
        return (String) row.values().get(row.columns().indexOf(column));
    }
}
