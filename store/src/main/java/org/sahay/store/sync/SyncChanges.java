package org.sahay.store.sync;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * What of the log is about some people, for one of those who may read it: in the order of commits, and nothing that an open
 * transaction may still precede. A complaint is shown to whom it is about and to who sent it, and to nobody else.
 */
public final class SyncChanges {
    private static final int PAGE_BYTES = 1024 * 1024;
    private static final String PASSING = """
            SELECT e.* FROM unnest(:subjects) AS s (subject) CROSS JOIN LATERAL (
              SELECT %s FROM sync_event e
              WHERE e.subject = s.subject AND (e.xid, e.position) > (CAST(:afterXid AS xid8), :afterPosition)
                AND (e.xid, e.position) <= (CAST(:upToXid AS xid8), :upToPosition)
                AND e.xid < pg_snapshot_xmin(pg_current_snapshot())
                AND (e.type <> 'complaint.filed' OR CAST(:reader AS uuid) IN (e.subject, e.principal_id))
              ORDER BY e.xid, e.position
              LIMIT :limit) e
            """;
    private static final String PAGE = """
            SELECT e.xid, e.position, e.server_time, e.principal_id, e.server_id, e.event_id, e.subject, e.type,
                   e.schema_version, e.client_time, e.device_seq, e.base_version, e.payload, e.key_id, e.version, e.found
            FROM (
              SELECT e.*, count(*) OVER () AS found,
                     sum(octet_length(e.payload)) OVER (ORDER BY e.xid, e.position) - octet_length(e.payload) AS before
              FROM (%s ORDER BY e.xid, e.position LIMIT :limit) e) e
            WHERE e.before < :bytes
            ORDER BY e.xid, e.position
            """.formatted(PASSING.formatted("*"));
    private static final String NUMBER =
            "SELECT count(*) FROM (" + PASSING.formatted("e.xid, e.position") + "LIMIT :limit) e";

    private final JdbcClient jdbc;

    SyncChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some people's part of the log.
     *
     * @param reader who is to read it
     * @param upTo the last place of it
     */
    public record Stretch(UUID reader, Collection<UUID> subjects, LogPlace after, LogPlace upTo) {
        public Stretch {
            subjects = List.copyOf(subjects);
        }
    }

    /** Events, and whether the stretch goes on after them. */
    public record Found(List<FedEvent> events, boolean more) {
        public Found {
            events = List.copyOf(events);
        }
    }

    /** The first of a stretch, at most so many, and a mebibyte or little more of them. */
    public Found read(Stretch stretch, int limit) {
        if (stretch.subjects().isEmpty()) {
            return new Found(List.of(), false);
        }
        List<Row> rows = statement(PAGE, stretch, limit + 1)
                .param("bytes", PAGE_BYTES)
                .query((row, number) -> new Row(FeedSession.event(row, number), row.getInt("found")))
                .list();
        List<Row> page = rows.subList(0, Math.min(limit, rows.size()));
        return new Found(
                page.stream().map(Row::event).toList(),
                !rows.isEmpty() && rows.getFirst().found() > page.size());
    }

    /** @param found how many there are on the page or, as far as one more, after it */
    private record Row(FedEvent event, int found) {}

    /** How many a stretch has, counted as far as so many. */
    public int number(Stretch stretch, int most) {
        return stretch.subjects().isEmpty()
                ? 0
                : statement(NUMBER, stretch, most).query(Integer.class).single();
    }

    private JdbcClient.StatementSpec statement(String sql, Stretch stretch, int limit) {
        return jdbc.sql(sql)
                .param("reader", stretch.reader())
                .param("subjects", new SqlArrayValue("uuid", stretch.subjects().toArray()))
                .param("afterXid", stretch.after().xid())
                .param("afterPosition", stretch.after().position())
                .param("upToXid", stretch.upTo().xid())
                .param("upToPosition", stretch.upTo().position())
                .param("limit", limit);
    }
}
