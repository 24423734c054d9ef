package org.sahay.bench.sync;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.bench.platform.Lab;
import org.sahay.local.process.LocalFailure;

/**
 * The receipts and log rows that one batch left, read back, to be written again by the peer under other ids: the same
 * columns, types and sizes, sealed payloads included, into tables that are made like the product's with their keys and
 * checks, and that nothing else reads.
 */
final class CopiedBatch {
    private static final String RECEIPT =
            "principal_id, event_id, hash, former_hash, status, server_id, server_time, code";
    private static final String EVENT = "server_time, server_id, principal_id, event_id, device, subject, type,"
            + " schema_version, client_time, device_seq, base_version, payload, key_id, version";
    private static final int SERVER_ID = 1;

    private final List<Line> receipts;
    private final List<Line> events;

    private CopiedBatch(List<Line> receipts, List<Line> events) {
        this.receipts = List.copyOf(receipts);
        this.events = List.copyOf(events);
    }

    private record Line(List<@Nullable Object> values) {
        @Nullable
        Object of(int column) {
            return values.get(column);
        }
    }

    /** What this batch left, and the peer's tables made. */
    static CopiedBatch of(Lab lab, Batch batch) throws SQLException {
        try (var connection = lab.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table sahay.peer_receipt (like sahay.sync_receipt including all)");
            statement.execute("create table sahay.peer_event (like sahay.sync_event including all)"
                    + " partition by range (server_time)");
            statement.execute("create table sahay.peer_event_default partition of sahay.peer_event default");
            var receipts = lines(connection, "sahay.sync_receipt", RECEIPT, batch);
            var events = lines(connection, "sahay.sync_event", EVENT, batch);
            if (receipts.size() != BatchText.EVENTS || events.size() != BatchText.EVENTS) {
                throw new LocalFailure("A batch of %d events left %d receipts and %d rows of the log."
                        .formatted(BatchText.EVENTS, receipts.size(), events.size()));
            }
            return new CopiedBatch(receipts, events);
        }
    }

    private static List<Line> lines(Connection connection, String table, String columns, Batch batch)
            throws SQLException {
        var lines = new ArrayList<Line>();
        try (var query = connection.prepareStatement(
                "select %s from %s where principal_id = ? order by event_id".formatted(columns, table))) {
            query.setObject(1, batch.citizen());
            var result = query.executeQuery();
            while (result.next()) {
                var values = new ArrayList<@Nullable Object>();
                for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(result.getObject(i));
                }
                lines.add(new Line(values));
            }
        }
        return lines;
    }

    /** Writes copies over a connection; used by one thread. */
    Writer writer(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return new Writer(
                connection,
                connection.prepareStatement(insert("sahay.peer_receipt", RECEIPT)),
                connection.prepareStatement(insert("sahay.peer_event", EVENT)));
    }

    private static String insert(String table, String columns) {
        var count = columns.split(",", -1).length;
        return "insert into %s (%s) values (%s)".formatted(table, columns, "?, ".repeat(count - 1) + "?");
    }

    final class Writer {
        private final Connection connection;
        private final PreparedStatement receipt;
        private final PreparedStatement event;

        private Writer(Connection connection, PreparedStatement receipt, PreparedStatement event) {
            this.connection = connection;
            this.receipt = receipt;
            this.event = event;
        }

        /** One batch more: both tables by multi-row inserts, and one commit. */
        void write(long seed) throws SQLException {
            var ids = EventIds.of(seed, BatchText.EVENTS).stream().sorted().toList();
            for (var i = 0; i < ids.size(); i++) {
                var serverId = later((UUID) Objects.requireNonNull(events.get(i).of(SERVER_ID)), seed);
                bind(receipt, receipts.get(i), Map.of("event_id", ids.get(i), "server_id", serverId), RECEIPT);
                bind(event, events.get(i), Map.of("event_id", ids.get(i), "server_id", serverId), EVENT);
            }
            try {
                requireAll(receipt.executeBatch());
                requireAll(event.executeBatch());
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }

        private static void requireAll(int[] rows) {
            if (rows.length != BatchText.EVENTS) {
                throw new IllegalStateException(rows.length + " rows");
            }
        }

        private static void bind(PreparedStatement insert, Line line, Map<String, UUID> others, String columns)
                throws SQLException {
            var names = columns.split(", ", -1);
            for (var i = 0; i < names.length; i++) {
                var other = others.get(names[i]);
                insert.setObject(i + 1, other == null ? line.of(i) : other);
            }
            insert.addBatch();
        }

        private static UUID later(UUID serverId, long seed) {
            return new UUID(serverId.getMostSignificantBits(), serverId.getLeastSignificantBits() ^ seed >>> 2);
        }
    }
}
