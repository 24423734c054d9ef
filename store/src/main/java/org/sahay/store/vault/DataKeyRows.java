package org.sahay.store.vault;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.sahay.store.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of wrapped keys, each statement for many and committed by itself. */
final class DataKeyRows {
    private static final String SELECT = "SELECT subject, id, wrapped_by, wrapped FROM data_key ";

    private final JdbcClient jdbc;

    DataKeyRows(DataKeyDatabase database) {
        this.jdbc = database.jdbc();
    }

    /** @param id tells it from a former one of the subject */
    record Row(int id, WrappedKey key) {
        UUID subject() {
            return key.subject();
        }
    }

    List<Row> find(Collection<UUID> subjects) {
        return jdbc.sql(SELECT + "WHERE subject = ANY (:subjects)")
                .param("subjects", Columns.ofIds(subjects))
                .query(DataKeyRows::row)
                .list();
    }

    /** Keeps new ones, and tells whose; of two at once for a subject the first stays. */
    Set<UUID> insert(List<Row> rows, Instant now) {
        return Set.copyOf(jdbc.sql("""
                        INSERT INTO data_key (subject, id, wrapped_by, wrapped, made_at, wrapped_at)
                        SELECT t.*, :now, :now FROM unnest(:subjects, :ids, :wrappers, :keys) AS t
                        ON CONFLICT (subject) DO NOTHING
                        RETURNING subject
                        """)
                .params(columns(rows))
                .param("now", now.atOffset(UTC))
                .query(UUID.class)
                .list());
    }

    /** Puts keys that were wrapped anew in the place of what they were; one that is another by now, or is no more, stays so. */
    int replace(List<Row> rows, Instant now) {
        return jdbc.sql("""
                        UPDATE data_key SET wrapped_by = t.wrapped_by, wrapped = t.wrapped, wrapped_at = :now
                        FROM unnest(:subjects, :ids, :wrappers, :keys) AS t (subject, id, wrapped_by, wrapped)
                        WHERE data_key.subject = t.subject AND data_key.id = t.id
                        """)
                .params(columns(rows))
                .param("now", now.atOffset(UTC))
                .update();
    }

    boolean delete(UUID subject) {
        return jdbc.sql("DELETE FROM data_key WHERE subject = ?").param(subject).update() > 0;
    }

    /** Some that another key wrapped than this one, after a subject in their order. */
    List<Row> notWrappedBy(String key, UUID after, int most) {
        return jdbc.sql(SELECT + "WHERE subject > :after AND wrapped_by <> :key ORDER BY subject LIMIT :most")
                .param("after", after)
                .param("key", key)
                .param("most", most)
                .query(DataKeyRows::row)
                .list();
    }

    /** How many there are by what wrapped them. */
    Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        jdbc.sql("SELECT wrapped_by, count(*) AS keys FROM data_key GROUP BY wrapped_by")
                .query(row -> {
                    counts.put(row.getString("wrapped_by"), row.getLong("keys"));
                });
        return counts;
    }

    private static Map<String, Object> columns(List<Row> rows) {
        return Map.of(
                "subjects", Columns.of("uuid", rows, Row::subject),
                "ids", Columns.of("int4", rows, Row::id),
                "wrappers", Columns.of("text", rows, row -> row.key().wrappedBy()),
                "keys", Columns.ofBytes(rows, row -> row.key().bytes()));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var key = new WrappedKey(
                row.getObject("subject", UUID.class), row.getString("wrapped_by"), row.getBytes("wrapped"));
        return new Row(row.getInt("id"), key);
    }
}
