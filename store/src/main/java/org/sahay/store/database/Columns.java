package org.sahay.store.database;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** One value of each of many rows, as {@code unnest} takes them: all rows in one statement. */
public final class Columns {
    private Columns() {}

    /** @param type of the elements, as PostgreSQL calls it */
    public static <T> SqlArrayValue of(String type, Collection<T> rows, Function<T, ? extends @Nullable Object> value) {
        return new SqlArrayValue(type, rows.stream().map(value).toArray());
    }

    public static SqlArrayValue ofIds(Collection<UUID> ids) {
        return of("uuid", ids, id -> id);
    }

    public static <T> SqlArrayValue ofBytes(Collection<T> rows, Function<T, byte[]> value) {
        return new SqlArrayValue("bytea", (Object[]) rows.stream().map(value).toArray(byte[][]::new));
    }

    public static <T> SqlArrayValue ofInstants(Collection<T> rows, Function<T, Instant> value) {
        return of(
                "timestamptz",
                rows,
                row -> value.apply(row).atOffset(ZoneOffset.UTC).toString());
    }
}
