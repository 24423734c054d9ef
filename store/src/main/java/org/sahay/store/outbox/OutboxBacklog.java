package org.sahay.store.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much waits for each destination. */
public final class OutboxBacklog {
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    public OutboxBacklog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What waits.
     *
     * @param rows committed and not delivered
     * @param oldest age of the oldest of them; zero when there is none
     */
    public record Waiting(long rows, Duration oldest) {}

    public Waiting of(Destination destination) {
        return jdbc.sql("""
                        SELECT count(*) AS rows, min(o.created_at) AS oldest
                        FROM outbox_cursor c JOIN outbox o
                          ON o.destination = c.destination AND o.shard = c.shard AND (o.xid, o.id) > (c.xid, c.id)
                        WHERE c.destination = :destination
                        """)
                .param("destination", destination.name())
                .query((rs, n) -> {
                    var oldest = rs.getTimestamp("oldest");
                    return new Waiting(
                            rs.getLong("rows"),
                            oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), clock.instant()));
                })
                .single();
    }

    /** Deletes rows that were delivered and are older than a week, some thousands at a time; returns how many. */
    public int purge() {
        return jdbc.sql("""
                        DELETE FROM outbox
                        WHERE id = ANY (ARRAY (
                          SELECT o.id FROM outbox_cursor c JOIN outbox o
                            ON o.destination = c.destination AND o.shard = c.shard AND (o.xid, o.id) <= (c.xid, c.id)
                          WHERE o.created_at < :before
                          LIMIT 5000))
                        """)
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
