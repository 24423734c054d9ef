package org.sahay.store.sync;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Has the log feed Kafka again, from a time on: for a projection that is newer than the events, or after a topic was lost.
 * Whoever consumes drops what it has.
 */
public final class SyncRefeed {
    private final JdbcClient jdbc;

    public SyncRefeed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sets the cursor before the first event accepted at that time or later, never ahead; returns how many events now wait. */
    public long from(Instant time) {
        jdbc.sql("""
                        UPDATE sync_feed_cursor c SET xid = first.xid, position = first.position - 1
                        FROM (SELECT xid, position FROM sync_event WHERE server_time >= :time ORDER BY xid, position LIMIT 1) first
                        WHERE c.destination = 'KAFKA' AND (first.xid, first.position) <= (c.xid, c.position)
                        """).param("time", time.atOffset(ZoneOffset.UTC)).update();
        return jdbc.sql("""
                        SELECT count(*) FROM sync_feed_cursor c JOIN sync_event e ON (e.xid, e.position) > (c.xid, c.position)
                        WHERE c.destination = 'KAFKA'
                        """).query(Long.class).single();
    }
}
