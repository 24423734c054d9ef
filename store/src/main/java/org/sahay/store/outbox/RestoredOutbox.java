package org.sahay.store.outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An outbox that was restored from a dump into a new PostgreSQL holds transaction numbers that its new home has not reached,
 * and would wait for them. They are replaced by a present one; the order within a business key is that of the ids.
 */
final class RestoredOutbox {
    private static final Logger LOG = LoggerFactory.getLogger(RestoredOutbox.class);
    private static final String FOREIGN = """
            SELECT EXISTS (SELECT 1 FROM outbox_cursor WHERE xid >= pg_snapshot_xmax(pg_current_snapshot()))
                OR EXISTS (SELECT 1 FROM outbox WHERE id = (SELECT max(id) FROM outbox)
                           AND xid >= pg_snapshot_xmax(pg_current_snapshot()))
            """;

    private final JdbcClient jdbc;

    RestoredOutbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Looks whether it was restored, in the caller's transaction; one relay does it while the others wait. */
    void adopt() {
        if (foreign()) {
            jdbc.sql("LOCK TABLE outbox_cursor IN SHARE ROW EXCLUSIVE MODE").update();
            if (foreign()) {
                replaceTransactionNumbers();
            }
        }
    }

    private boolean foreign() {
        return jdbc.sql(FOREIGN).query(Boolean.class).single();
    }

    private void replaceTransactionNumbers() {
        // Rows written here since have numbers below the old cursors and were not delivered: only old ones are behind
        // them.
        jdbc.sql("""
                        DELETE FROM outbox o USING outbox_cursor c
                        WHERE c.destination = o.destination AND c.shard = o.shard AND (o.xid, o.id) <= (c.xid, c.id)
                          AND o.xid >= pg_snapshot_xmax(pg_current_snapshot())
                        """).update();
        int rows = jdbc.sql("UPDATE outbox SET xid = pg_current_xact_id()").update();
        jdbc.sql("UPDATE outbox_cursor SET xid = '0', id = 0").update();
        LOG.warn("The outbox was restored from elsewhere; its {} open rows are delivered from here", rows);
    }
}
