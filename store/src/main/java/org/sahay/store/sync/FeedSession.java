package org.sahay.store.sync;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.SealedBytes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one connection over which the log is read and the feed's cursor moved. Leading is a lock of this session, so whoever
 * can still move the cursor still leads.
 */
final class FeedSession implements AutoCloseable {
    private static final int LOCK_CLASS = 0x5A4B00;
    private static final int ROUND_BYTES = 4 * 1024 * 1024;
    private static final String ROWS = """
            SELECT e.xid, e.position, e.server_time, e.principal_id, e.server_id, e.event_id, e.subject, e.type,
                   e.schema_version, e.client_time, e.device_seq, e.base_version, e.payload, e.key_id, e.version
            FROM (
              SELECT e.*, sum(octet_length(e.payload)) OVER (ORDER BY e.xid, e.position) - octet_length(e.payload) AS before
              FROM (
                SELECT * FROM sync_event e
                WHERE (e.xid, e.position) > (CAST(:xid AS xid8), :position)
                  AND e.xid < pg_snapshot_xmin(pg_current_snapshot())
                ORDER BY e.xid, e.position
                LIMIT :limit) e) e
            WHERE e.before < :bytes
            ORDER BY e.xid, e.position
            """;

    private final Connection connection;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private Cursor from = new Cursor("0", 0);

    private record Cursor(String xid, long position) {}

    private FeedSession(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
        var single = new SingleConnectionDataSource(connection, true);
        this.jdbc = JdbcClient.create(single);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(single));
        // a cursor lost in a crash only means that its events are delivered once more
        jdbc.sql("SET synchronous_commit = off").update();
    }

    static FeedSession open(DataSource pool, Clock clock) throws SQLException {
        Connection connection = pool.getConnection();
        try {
            return new FeedSession(connection, clock);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Whether this process feeds; one does, and the others stand by. */
    boolean leads() {
        return jdbc.sql("SELECT pg_try_advisory_lock(:class, 0)")
                .param("class", LOCK_CLASS)
                .query(Boolean.class)
                .single();
    }

    /** A log restored from a dump has transaction numbers that this PostgreSQL has not come to. */
    boolean isForeign() {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM sync_feed_cursor WHERE xid >= pg_snapshot_xmax(pg_current_snapshot()))
                            OR EXISTS (SELECT 1 FROM sync_event WHERE xid >= pg_snapshot_xmax(pg_current_snapshot()))
                        """).query(Boolean.class).single();
    }

    /** Events above the cursor that no open transaction may still precede, in the order of commits; some megabytes of them. */
    List<FedEvent> read(int limit) {
        from = jdbc.sql("SELECT xid, position FROM sync_feed_cursor WHERE destination = 'KAFKA'")
                .query((row, number) -> new Cursor(row.getString("xid"), row.getLong("position")))
                .single();
        return jdbc.sql(ROWS)
                .param("xid", from.xid())
                .param("position", from.position())
                .param("limit", limit)
                .param("bytes", ROUND_BYTES)
                .query(FeedSession::event)
                .list();
    }

    /** Moves the cursor and notes what can never be delivered, in one transaction. */
    void save(@Nullable FedEvent last, Map<FedEvent, String> dead) {
        transaction.executeWithoutResult(status -> {
            dead.forEach(this::bury);
            if (last != null) {
                move(last);
            }
        });
    }

    /** A cursor that {@link SyncRefeed} set back meanwhile stays where it was set. */
    private void move(FedEvent last) {
        jdbc.sql("""
                        UPDATE sync_feed_cursor SET xid = CAST(:xid AS xid8), position = :position
                        WHERE destination = 'KAFKA' AND xid = CAST(:fromXid AS xid8) AND position = :fromPosition
                        """)
                .param("fromXid", from.xid())
                .param("fromPosition", from.position())
                .param("xid", last.xid())
                .param("position", last.position())
                .update();
    }

    private void bury(FedEvent dead, String reason) {
        jdbc.sql("""
                        INSERT INTO sync_feed_dead (server_id, server_time, reason, died_at)
                        VALUES (:id, :time, :reason, :now)
                        ON CONFLICT (server_id) DO NOTHING
                        """)
                .param("id", dead.event().serverId())
                .param("time", dead.serverTime().atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    static FedEvent event(ResultSet row, int number) throws SQLException {
        UUID serverId = row.getObject("server_id", UUID.class);
        UUID subject = row.getObject("subject", UUID.class);
        long baseVersion = row.getLong("base_version");
        var event = new LoggedEvent(
                serverId,
                row.getObject("event_id", UUID.class),
                subject,
                row.getString("type"),
                row.getInt("schema_version"),
                instant(row, "client_time"),
                row.getLong("device_seq"),
                row.getObject("base_version") == null ? null : baseVersion,
                new RowSeals.Kept(
                        new RowSeals.Place(SealedBytes.SYNC_EVENT, serverId, subject),
                        row.getBytes("payload"),
                        row.getInt("key_id"),
                        row.getInt("version")));
        return new FedEvent(
                row.getString("xid"),
                row.getLong("position"),
                instant(row, "server_time"),
                row.getObject("principal_id", UUID.class),
                event);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Gives the lead away, and the connection back in the state the pool expects. */
    @Override
    public void close() throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock_all()");
            statement.execute("RESET synchronous_commit");
        }
    }
}
