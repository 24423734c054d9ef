package org.sahay.bench.sync;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.platform.Sql;

/** Batches whose events were all acknowledged, with what was said. */
final class Journal {
    private static final int AT_ONCE = 100;

    private final Queue<Acknowledged> batches = new ConcurrentLinkedQueue<>();

    /**
     * A batch and its answer.
     *
     * @param answer hash of the answer, with a status that says that it comes again
     */
    record Acknowledged(Batch batch, int answer) {}

    void add(Batch batch, int answer) {
        batches.add(new Acknowledged(batch, answer));
    }

    /** All so far, in an order of chance. */
    List<Acknowledged> shuffled() {
        var all = new ArrayList<>(batches);
        Collections.shuffle(all, ThreadLocalRandom.current());
        return all;
    }

    /**
     * Whether the database has what was acknowledged.
     *
     * @param lost acknowledged events that are not once in the receipts and once in the log
     * @param extra events in the log that were not acknowledged
     */
    record Kept(long lost, long extra) {}

    Kept compare(Lab lab) throws SQLException {
        try (var connection = lab.connect();
                var statement = connection.createStatement()) {
            statement.execute("create temp table acked (event_id uuid)");
            fill(connection);
            statement.execute("create temp table kept as select event_id, count(*) n from sahay.sync_event group by 1");
            statement.execute("analyze acked");
            statement.execute("analyze kept");
            return new Kept(
                    Sql.number(connection, """
                            select count(*) from acked a
                            left join kept k using (event_id)
                            left join (select event_id, count(*) n from sahay.sync_receipt where status = 'ACCEPTED'
                                       group by 1) r using (event_id)
                            where k.n is distinct from 1 or r.n is distinct from 1
                            """),
                    Sql.number(
                            connection,
                            "select count(*) from kept left join acked a using (event_id) where a is null"));
        }
    }

    /**
     * Whether readings are what was acknowledged. Each event of a batch has one reading.
     *
     * @param acked events that were acknowledged
     * @param readable those of which there is one reading
     * @param extra readings of events that were not acknowledged
     * @param uncounted by how much readings and hours differ
     */
    record Readable(long acked, long readable, long extra, long uncounted) {
        long missing() {
            return acked - readable;
        }
    }

    Readable compareReadings(Lab lab) throws SQLException {
        try (var connection = lab.connect();
                var statement = connection.createStatement()) {
            statement.execute("create temp table acked (event_id uuid)");
            fill(connection);
            statement.execute("analyze acked");
            statement.execute("""
                    create temp table sent as select e.server_id, count(*) n from acked join sahay.sync_event e using (event_id)
                    group by 1
                    """);
            statement.execute("""
                    create temp table kept as select event_id server_id, count(*) n from sahay.wellness_reading group by 1
                    """);
            return new Readable(
                    Sql.number(connection, "select count(*) from acked"),
                    Sql.number(connection, "select count(*) from sent join kept using (server_id) where kept.n = 1"),
                    Sql.number(
                            connection,
                            "select count(*) from kept left join sent using (server_id) where sent.n is null or kept.n > 1"),
                    Sql.number(connection, """
                            select abs((select count(*) from sahay.wellness_reading)
                              - (select coalesce(sum(readings), 0) from sahay.wellness_hour))
                            """));
        }
    }

    private void fill(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement("insert into acked select unnest(?::uuid[])")) {
            var all = batches.stream().map(Acknowledged::batch).toList();
            for (var from = 0; from < all.size(); from += AT_ONCE) {
                var ids = all.subList(from, Math.min(all.size(), from + AT_ONCE)).stream()
                        .flatMap(batch -> batch.eventIds().stream())
                        .map(UUID::toString);
                insert.setArray(1, array(connection, ids));
                insert.executeUpdate();
            }
        }
    }

    private static Array array(Connection connection, Stream<String> ids) throws SQLException {
        return connection.createArrayOf("text", ids.toArray());
    }
}
