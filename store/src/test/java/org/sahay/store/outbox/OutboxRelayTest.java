package org.sahay.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.trace.RequestContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@Tag("server")
class OutboxRelayTest {
    private final RecordingCourier kafka = new RecordingCourier(Destination.KAFKA);
    private final RecordingCourier temporal = new RecordingCourier(Destination.TEMPORAL);
    private final OutboxSignal signal = new OutboxSignal();
    private final List<OutboxRelay> relays = new ArrayList<>();
    private TestDatabase database;
    private Outbox outbox;

    @BeforeEach
    void createDatabase() {
        database = TestDatabase.migrated();
        outbox = new Outbox(database.jdbcTemplate(), Clock.systemUTC(), signal);
    }

    @AfterEach
    void stopAndDrop() {
        relays.forEach(OutboxRelay::stop);
        database.close();
    }

    @Test
    void rowsOfOneKeyAreDeliveredInOrderAndEachOnce() {
        aRelay(kafka);
        for (int seq = 1; seq <= 20; seq++) {
            append(Destination.KAFKA, "a", "a" + seq);
            append(Destination.KAFKA, "b", "b" + seq);
        }
        await().until(() -> kafka.taken().size() >= 40);
        assertThat(kafka.taken("a"))
                .isEqualTo(
                        IntStream.rangeClosed(1, 20).mapToObj(seq -> "a" + seq).toList());
        assertThat(kafka.taken("b"))
                .isEqualTo(
                        IntStream.rangeClosed(1, 20).mapToObj(seq -> "b" + seq).toList());
    }

    @Test
    void keysAreDeliveredAtOnce() {
        var both = new CountDownLatch(2);
        kafka.doing(row -> {
            both.countDown();
            both.await();
        });
        append(Destination.KAFKA, "a", "a1");
        append(Destination.KAFKA, "b", "b1");
        aRelay(kafka);
        await().until(() -> kafka.taken().size() == 2);
    }

    @Test
    void aWriterHeldOpenIsWaitedForThoughLaterOnesHaveCommitted() throws Exception {
        aRelay(kafka);
        try (var slow = database.dataSource().getConnection()) {
            slow.setAutoCommit(false);
            var slowJdbc = JdbcClient.create(new SingleConnectionDataSource(slow, true));
            insert(slowJdbc, "a", "first, committed last");
            append(Destination.KAFKA, "a", "second, committed first");
            append(Destination.KAFKA, "b", "other");
            await().during(Duration.ofMillis(400)).until(() -> kafka.taken().isEmpty());
            slow.commit();
        }
        await().until(() -> kafka.taken().size() == 3);
        assertThat(kafka.taken("a")).containsExactly("first, committed last", "second, committed first");
    }

    @Test
    void aTransactionThatBeganFirstAndAppendedLastComesLastForItsKey() throws Exception {
        try (var early = database.dataSource().getConnection();
                var between = database.dataSource().getConnection()) {
            early.setAutoCommit(false);
            between.setAutoCommit(false);
            takeTransactionId(early);
            takeTransactionId(between);
            append(Destination.KAFKA, "a", "1");
            insert(JdbcClient.create(new SingleConnectionDataSource(early, true)), "a", "2");
            early.commit();
            aRelay(kafka);
            await().during(Duration.ofMillis(400)).until(() -> kafka.taken().isEmpty());
            between.commit();
        }
        await().until(() -> kafka.taken().size() == 2);
        assertThat(kafka.taken()).containsExactly("1", "2");
    }

    @Test
    void aCrashBetweenDeliveryAndCursorDeliversAgainInTheOrderOfTheKey() {
        var crashed = new AtomicBoolean();
        kafka.doing(row -> {
            if (row.entry().payload().equals("3") && crashed.compareAndSet(false, true)) {
                killTheRelaysConnection();
            }
        });
        for (String payload : List.of("1", "2", "3")) {
            append(Destination.KAFKA, "a", payload);
        }
        aRelay(kafka);
        await().until(() -> kafka.taken().size() >= 6);
        append(Destination.KAFKA, "a", "4");
        await().until(() -> kafka.taken().contains("4"));
        assertThat(kafka.taken()).containsExactly("1", "2", "3", "1", "2", "3", "4");
    }

    @Test
    void aDestinationThatIsDownHoldsNothingElseAndGetsItsRowsWhenItIsBack() {
        var down = new AtomicBoolean(true);
        temporal.doing(row -> {
            if (down.get()) {
                throw new IOException("down");
            }
        });
        aRelay(kafka, temporal);
        for (int seq = 1; seq <= 30; seq++) {
            append(Destination.TEMPORAL, "key" + seq, "command" + seq);
            append(Destination.KAFKA, "key" + seq, "event" + seq);
        }
        await().until(() -> kafka.taken().size() == 30);
        assertThat(temporal.taken()).isEmpty();
        var backlog = new OutboxBacklog(database.jdbc(), Clock.systemUTC());
        assertThat(backlog.of(Destination.TEMPORAL).rows()).isEqualTo(30);
        assertThat(backlog.of(Destination.TEMPORAL).oldest()).isPositive();
        await().until(() -> backlog.of(Destination.KAFKA).rows() == 0);
        down.set(false);
        await().atMost(Duration.ofSeconds(15)).until(() -> temporal.taken().size() == 30);
        await().until(() -> backlog.of(Destination.TEMPORAL).rows() == 0);
    }

    @Test
    void aKeyThatFailsIsTriedAgainWhileOthersOfItsShardGoOnAndAreNotRepeated() {
        String stuck = "stuck";
        String neighbour = aNeighbourOf(stuck);
        var attempts = new ArrayList<Instant>();
        kafka.doing(row -> {
            if (row.entry().payload().equals("1") && attempts.size() < 3) {
                attempts.add(Instant.now());
                throw new IOException("not yet");
            }
        });
        append(Destination.KAFKA, stuck, "1");
        append(Destination.KAFKA, stuck, "2");
        append(Destination.KAFKA, neighbour, "x");
        aRelay(kafka);
        await().until(() -> kafka.taken(stuck).size() == 2);
        assertThat(kafka.taken()).containsExactly("x", "1", "2");
    }

    @Test
    void aRowThatCanNeverBeDeliveredIsPutAsideWithTheReason() {
        kafka.doing(row -> {
            if (row.entry().payload().equals("poison")) {
                throw new PermanentDeliveryException("unreadable", null);
            }
        });
        append(Destination.KAFKA, "a", "poison");
        append(Destination.KAFKA, "a", "good");
        aRelay(kafka);
        await().until(() -> kafka.taken().contains("good"));
        await().until(() -> database.jdbc()
                .sql("SELECT reason FROM outbox_dead WHERE payload = 'poison'")
                .query(String.class)
                .list()
                .equals(List.of("unreadable")));
    }

    @Test
    void twoRelaysShareTheShardsAndDeliverEachRowOnce() {
        var second = new RecordingCourier(Destination.KAFKA);
        aRelay(kafka);
        aRelay(second);
        await().until(() -> shardsPerRelay().equals(List.of(8, 8)));
        for (int i = 0; i < 200; i++) {
            append(Destination.KAFKA, "key" + i, "row" + i);
        }
        await().until(() -> kafka.taken().size() + second.taken().size() >= 200);
        var all = new ArrayList<>(kafka.taken());
        all.addAll(second.taken());
        assertThat(all).doesNotHaveDuplicates().hasSize(200);
        assertThat(kafka.taken()).isNotEmpty();
        assertThat(second.taken()).isNotEmpty();
    }

    @Test
    void whenARelayEndsTheOtherTakesItsShards() {
        var second = new RecordingCourier(Destination.KAFKA);
        OutboxRelay first = aRelay(kafka);
        aRelay(second);
        await().until(() -> shardsPerRelay().equals(List.of(8, 8)));
        first.stop();
        await().until(() -> shardsPerRelay().equals(List.of(16)));
        for (int i = 0; i < 50; i++) {
            append(Destination.KAFKA, "key" + i, "row" + i);
        }
        await().until(() -> second.taken().size() == 50);
    }

    @Test
    void pausedItDeliversNothingAndResumedItGoesOn() {
        OutboxRelay relay = aRelay(new RelayProperties(Set.of(Destination.KAFKA), 60, Duration.ofMillis(50)), kafka);
        append(Destination.KAFKA, "a", "1");
        await().during(Duration.ofMillis(300)).until(() -> kafka.taken().isEmpty());
        relay.resume();
        await().until(() -> kafka.taken().equals(List.of("1")));
        relay.pause(Destination.KAFKA);
        append(Destination.KAFKA, "a", "2");
        await().during(Duration.ofMillis(300)).until(() -> kafka.taken().size() == 1);
    }

    @Test
    void deliveryHappensInTheContextOfTheRequestThatAppended() {
        var seen = new ArrayList<RequestContext>();
        kafka.doing(row -> seen.add(RequestContext.current()));
        RequestContext context = RequestContext.fresh();
        aRelay(kafka);
        RequestContext.run(context, () -> append(Destination.KAFKA, "a", "1"));
        await().until(() -> kafka.taken().size() == 1);
        assertThat(seen).containsExactly(context);
    }

    @Test
    void appendingOutsideATransactionIsRefusedAndARolledBackRowIsNeverDelivered() {
        assertThatThrownBy(() -> outbox.append(new OutboxRecord(Destination.KAFKA, "k", "a", "{}")))
                .isInstanceOf(IllegalStateException.class);
        aRelay(kafka);
        database.transaction().executeWithoutResult(status -> {
            outbox.append(new OutboxRecord(Destination.KAFKA, "k", "a", "gone"));
            status.setRollbackOnly();
        });
        append(Destination.KAFKA, "a", "kept");
        await().until(() -> !kafka.taken().isEmpty());
        assertThat(kafka.taken()).containsExactly("kept");
    }

    @Test
    void onlyDeliveredRowsOlderThanAWeekAreDeleted() {
        append(Destination.KAFKA, "a", "1");
        append(Destination.TEMPORAL, "a", "1");
        aRelay(kafka);
        var today = new OutboxBacklog(database.jdbc(), Clock.systemUTC());
        await().until(() -> today.of(Destination.KAFKA).rows() == 0);
        assertThat(today.purge()).isZero();
        var later =
                new OutboxBacklog(database.jdbc(), Clock.fixed(Instant.now().plus(Duration.ofDays(8)), ZoneOffset.UTC));
        assertThat(later.purge()).isEqualTo(1);
        assertThat(today.of(Destination.TEMPORAL).rows()).isEqualTo(1);
    }

    @Test
    void anOutboxRestoredFromAnotherPostgresqlIsDeliveredFromWhereItStood() {
        for (String payload : List.of("1", "2", "3", "4")) {
            append(Destination.KAFKA, "a", payload);
        }
        append(Destination.TEMPORAL, "a", "command");
        var jdbc = database.jdbc();
        jdbc.sql("UPDATE outbox SET xid = CAST(CAST(9000000 + id / 2 AS text) AS xid8)")
                .update();
        jdbc.sql("""
                        UPDATE outbox_cursor c SET xid = o.xid, id = o.id FROM outbox o
                        WHERE o.payload = '2' AND c.destination = o.destination AND c.shard = o.shard
                        """).update();
        append(Destination.KAFKA, "a", "5"); // by an API that came up before any relay
        aRelay(kafka, temporal);
        append(Destination.KAFKA, "a", "6");
        await().until(() -> kafka.taken().size() >= 4);
        await().until(() -> temporal.taken().equals(List.of("command")));
        assertThat(kafka.taken()).containsExactly("3", "4", "5", "6");
    }

    /** Long enough for a machine that is busy with other things; a condition that holds ends it at once. */
    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(45));
    }

    private OutboxRelay aRelay(Courier... couriers) {
        return aRelay(new RelayProperties(Set.of(), 60, Duration.ofMillis(50)), couriers);
    }

    private OutboxRelay aRelay(RelayProperties properties, Courier... couriers) {
        var relay = new OutboxRelay(database.dataSource(), List.of(couriers), signal, properties, Clock.systemUTC());
        relays.add(relay);
        relay.start();
        return relay;
    }

    private void append(Destination destination, String key, String payload) {
        database.transaction()
                .executeWithoutResult(status -> outbox.append(new OutboxRecord(destination, "kind", key, payload)));
    }

    private static void insert(JdbcClient jdbc, String key, String payload) {
        jdbc.sql("""
                        INSERT INTO outbox
                          (shard, destination, kind, business_key, payload, request_id, traceparent, created_at)
                        VALUES (:shard, 'KAFKA', 'kind', :key, :payload, 'r', 't', now())
                        """)
                .param("shard", Shards.of(key))
                .param("key", key)
                .param("payload", payload)
                .update();
    }

    private static void takeTransactionId(java.sql.Connection connection) throws java.sql.SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_current_xact_id()");
        }
    }

    private static String aNeighbourOf(String key) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> "n" + i)
                .filter(other -> Shards.of(other) == Shards.of(key))
                .findFirst()
                .orElseThrow();
    }

    private void killTheRelaysConnection() {
        database.jdbc().sql("""
                        SELECT pg_terminate_backend(pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                        WHERE l.locktype = 'advisory' AND l.objid = 16 AND d.datname = current_database()
                        """).query(Boolean.class).single();
    }

    private List<Integer> shardsPerRelay() {
        return database.jdbc().sql("""
                        SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                        WHERE l.locktype = 'advisory' AND l.objid < 16 AND d.datname = current_database()
                        GROUP BY l.pid
                        """).query(Integer.class).list();
    }
}
