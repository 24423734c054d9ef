package org.sahay.store.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one connection over which a relay owns shards, reads their rows and moves their cursors. Ownership is a lock of this
 * session, so whoever can still move a cursor still owns the shard.
 */
final class RelaySession implements AutoCloseable {
    private static final String ROWS = """
            SELECT o.*, EXISTS (
              SELECT 1 FROM outbox older
              WHERE older.destination = o.destination AND older.shard = o.shard
                AND older.business_key = o.business_key AND older.id < o.id
                AND older.xid >= pg_snapshot_xmin(pg_current_snapshot())) AS early
            FROM outbox_cursor c CROSS JOIN LATERAL (
              SELECT * FROM outbox o
              WHERE o.destination = c.destination AND o.shard = c.shard
                AND (o.xid, o.id) > (c.xid, c.id) AND o.xid < pg_snapshot_xmin(pg_current_snapshot())
              ORDER BY o.xid, o.id
              LIMIT :limit) o
            WHERE c.destination = :destination AND c.shard IN (:shards)
            ORDER BY o.shard, o.xid, o.id
            """;

    private final Connection connection;
    private final Destination destination;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ShardLocks locks;

    private RelaySession(Connection connection, Destination destination, Clock clock) {
        this.connection = connection;
        this.destination = destination;
        this.clock = clock;
        var single = new SingleConnectionDataSource(connection, true);
        this.jdbc = JdbcClient.create(single);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(single));
        // a cursor lost in a crash only means that its rows are delivered once more
        jdbc.sql("SET synchronous_commit = off").update();
        transaction.executeWithoutResult(status -> new RestoredOutbox(jdbc).adopt());
        this.locks = new ShardLocks(jdbc, destination);
    }

    static RelaySession open(DataSource pool, Destination destination, Clock clock) throws SQLException {
        Connection connection = pool.getConnection();
        try {
            return new RelaySession(connection, destination, clock);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    ShardLocks locks() {
        return locks;
    }

    /** Rows above the cursors of these shards that no open transaction may still precede, by shard and in commit order. */
    List<OutboxRow> read(List<Integer> shards, int limitPerShard) {
        return jdbc.sql(ROWS)
                .param("destination", destination.name())
                .param("shards", shards)
                .param("limit", limitPerShard)
                .query((rs, n) -> row(rs))
                .list();
    }

    /** Moves the cursors and puts aside the rows that can never be delivered, in one transaction. */
    void save(Map<Integer, OutboxRow> cursors, Map<OutboxRow, String> dead) {
        transaction.executeWithoutResult(status -> {
            dead.forEach(this::bury);
            cursors.forEach(this::move);
        });
    }

    private void move(int shard, OutboxRow last) {
        jdbc.sql("""
                        UPDATE outbox_cursor SET xid = CAST(:xid AS xid8), id = :id
                        WHERE destination = :destination AND shard = :shard
                        """)
                .param("xid", last.xid())
                .param("id", last.id())
                .param("destination", destination.name())
                .param("shard", shard)
                .update();
    }

    private void bury(OutboxRow row, String reason) {
        jdbc.sql("""
                        INSERT INTO outbox_dead
                          (id, destination, kind, business_key, payload, request_id, traceparent, created_at,
                           reason, died_at)
                        SELECT id, destination, kind, business_key, payload, request_id, traceparent, created_at,
                               :reason, :now
                        FROM outbox WHERE id = :id
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("reason", reason)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", row.id())
                .update();
    }

    private OutboxRow row(ResultSet rs) throws SQLException {
        return new OutboxRow(
                rs.getLong("id"),
                rs.getString("xid"),
                rs.getInt("shard"),
                rs.getBoolean("early"),
                new OutboxRecord(
                        destination, rs.getString("kind"), rs.getString("business_key"), rs.getString("payload")),
                rs.getString("request_id"),
                rs.getString("traceparent"),
                rs.getTimestamp("created_at").toInstant());
    }

    /** Gives the shards back, and the connection in the state the pool expects. */
    @Override
    public void close() throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock_all()");
            statement.execute("RESET synchronous_commit");
        }
    }
}
