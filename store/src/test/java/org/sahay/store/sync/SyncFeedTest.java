package org.sahay.store.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.SealedBytes;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("server")
class SyncFeedTest {
    private static final UUID SENDER = UUID.randomUUID();
    private static final UUID CITIZEN = UUID.randomUUID();

    @TempDir
    private Path state;

    private final RecordingKafka kafka = new RecordingKafka();
    private final List<SyncFeed> feeds = new ArrayList<>();
    private StoreFixture fixture;

    @BeforeEach
    void createStore() {
        fixture = new StoreFixture(state);
    }

    @AfterEach
    void stopAndDrop() {
        feeds.forEach(SyncFeed::stop);
        fixture.close();
    }

    @Test
    void anEventOfTheLogBecomesACloudEventThatOnlyTheCitizensKeyOpens() {
        String id = append(sealed("{\"metric\":\"pulse\",\"value\":72}", 7L)).getFirst();
        aFeed();
        await().until(() -> kafka.records().size() == 1);

        var sent = kafka.records().getFirst();
        CloudEvent event = RecordingKafka.event(sent);
        assertThat(sent.topic()).isEqualTo("sync.events");
        assertThat(sent.key()).isEqualTo(CITIZEN.toString());
        assertThat(event.getId()).isEqualTo(id);
        assertThat(event.getSource()).isEqualTo(URI.create("/sahay/sync"));
        assertThat(event.getType()).isEqualTo("org.sahay.sync.vital.recorded");
        assertThat(event.getSubject()).isEqualTo(CITIZEN.toString());
        assertThat(event.getTime()).isEqualTo(StoreFixture.T0.atOffset(ZoneOffset.UTC));
        assertThat(event.getDataContentType()).isEqualTo("application/octet-stream");
        assertThat(event.getExtension("baseversion")).isEqualTo("7");
        assertThat(new String(sent.value(), StandardCharsets.ISO_8859_1)).doesNotContain("pulse");
        assertThat(opened(event)).isEqualTo("{\"metric\":\"pulse\",\"value\":72}");

        PublishedEvent read = PublishedEvent.read(sent.headers(), sent.value());
        assertThat(read.serverId()).isEqualTo(UUID.fromString(id));
        assertThat(read.type()).isEqualTo("vital.recorded");
        assertThat(read.serverTime()).isEqualTo(StoreFixture.T0);
        assertThat(read.clientTime()).isEqualTo(StoreFixture.T0.minusSeconds(60));
        assertThat(read.principal()).isEqualTo(SENDER);
        assertThat(read.baseVersion()).isEqualTo(7L);
        assertThat(fixture.get(RowSeals.class).openAll(List.of(read.payload())).getFirst())
                .isPresent();
    }

    @Test
    void whatAWriterHeldOpenAppendedIsNotSkippedThoughLaterOnesHaveCommitted() throws Exception {
        aFeed();
        var appended = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        var slow = CompletableFuture.supplyAsync(
                () -> inTransaction(() -> {
                    List<String> ids = append(sealed("slow", null));
                    appended.countDown();
                    commit.await();
                    return ids;
                }),
                Thread::startVirtualThread);
        appended.await();
        List<String> later = append(sealed("later", null));
        await().during(Duration.ofMillis(500)).until(() -> kafka.records().isEmpty());
        commit.countDown();
        await().until(() -> kafka.records().size() == 2);
        assertThat(kafka.ids()).containsExactly(slow.get().getFirst(), later.getFirst());
    }

    @Test
    void whatManyAppendAtOnceAllComesOnce() {
        aFeed();
        List<CompletableFuture<List<String>>> writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.supplyAsync(
                        () -> IntStream.range(0, 30)
                                .mapToObj(batch -> append(Stream.generate(() -> sealed("some", null))
                                        .limit(1 + (writer + batch) % 20)
                                        .toArray(Entry[]::new)))
                                .flatMap(List::stream)
                                .toList(),
                        Thread::startVirtualThread))
                .toList();
        List<String> all = writers.stream()
                .map(CompletableFuture::join)
                .flatMap(List::stream)
                .toList();
        await().until(() -> kafka.records().size() >= all.size());
        assertThat(kafka.ids()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(kafka.ids()).isEqualTo(inCommitOrder());
    }

    @Test
    void moreThanARoundHoldsComesWhole() {
        List<String> small =
                append(Stream.generate(() -> sealed("some", null)).limit(2_500).toArray(Entry[]::new));
        List<String> large = append(Stream.generate(() -> sealed("x".repeat(900_000), null))
                .limit(12)
                .toArray(Entry[]::new));
        aFeed();
        await().until(() -> kafka.records().size() >= small.size() + large.size());
        assertThat(kafka.ids())
                .isEqualTo(Stream.of(small, large).flatMap(List::stream).toList());
    }

    @Test
    void aBrokerThatIsAwayGetsEverythingWhenItIsBack() {
        var away = new AtomicBoolean(true);
        kafka.taking(event -> {
            if (away.get()) {
                throw new TimeoutException("away");
            }
        });
        List<String> ids = append(sealed("1", null), sealed("2", null));
        aFeed();
        await().until(() -> waiting() == 2);
        away.set(false);
        await().until(() -> waiting() == 0);
        assertThat(kafka.ids()).isEqualTo(ids);
    }

    @Test
    void anEventThatFailsOnceIsNotPassedOver() {
        List<String> ids = append(sealed("1", null), sealed("2", null), sealed("3", null));
        var failed = new AtomicBoolean();
        kafka.taking(event -> {
            if (event.getId().equals(ids.get(1)) && failed.compareAndSet(false, true)) {
                throw new TimeoutException("once");
            }
        });
        aFeed();
        await().until(() -> waiting() == 0);
        assertThat(kafka.ids())
                .as("the third was on its way when the second failed")
                .containsExactly(ids.get(0), ids.get(2), ids.get(1), ids.get(2));
    }

    @Test
    void aCrashBetweenKafkaAndTheCursorSendsAgain() {
        var crashed = new AtomicBoolean();
        kafka.taking(event -> {
            if (crashed.compareAndSet(false, true)) {
                killTheFeedsConnection();
            }
        });
        List<String> ids = append(sealed("1", null), sealed("2", null));
        aFeed();
        await().until(() -> waiting() == 0);
        assertThat(kafka.ids())
                .isEqualTo(Stream.of(ids, ids).flatMap(List::stream).toList());
    }

    @Test
    void anEventTooLargeForKafkaIsPutAsideAndHoldsNothingBack() {
        List<String> ids = append(sealed("1", null), sealed("2", null), sealed("3", null));
        kafka.taking(event -> {
            if (event.getId().equals(ids.get(1))) {
                throw new RecordTooLargeException();
            }
        });
        aFeed();
        await().until(() -> waiting() == 0);
        assertThat(kafka.ids()).containsExactly(ids.get(0), ids.get(2));
        assertThat(fixture.jdbc()
                        .sql("SELECT server_id::text || ' ' || reason FROM sync_feed_dead")
                        .query(String.class)
                        .list())
                .containsExactly(ids.get(1) + " RecordTooLargeException");
    }

    @Test
    void oneFeedsAndTheOtherTakesOver() {
        SyncFeed first = aFeed();
        List<String> ids = new ArrayList<>(append(sealed("1", null)));
        await().until(() -> waiting() == 0);
        aFeed();
        ids.addAll(append(sealed("2", null)));
        await().until(() -> waiting() == 0);
        first.stop();
        ids.addAll(append(sealed("3", null)));
        await().until(() -> waiting() == 0);
        assertThat(kafka.ids()).isEqualTo(ids);
    }

    @Test
    void aLogFromElsewhereIsNotFedInPart() {
        append(sealed("1", null));
        fixture.database
                .jdbc()
                .sql("UPDATE sync_event SET xid = CAST('1000000000000' AS xid8)")
                .update();
        List<String> here = append(sealed("2", null));
        aFeed();
        await().during(Duration.ofMillis(500)).until(() -> kafka.records().isEmpty());
        assertThat(here).hasSize(1);
    }

    @Test
    void theLogFeedsAgainFromATimeOn() {
        List<String> old = append(sealed("1", null));
        fixture.clock.forward(Duration.ofDays(1));
        List<String> later = append(sealed("2", null), sealed("3", null));
        aFeed();
        await().until(() -> waiting() == 0);
        assertThat(refeed().from(fixture.clock.instant())).isEqualTo(2);
        await().until(() -> waiting() == 0 && kafka.records().size() == 5);
        assertThat(refeed().from(Instant.EPOCH)).isEqualTo(3);
        await().until(() -> waiting() == 0 && kafka.records().size() == 8);
        assertThat(kafka.ids())
                .isEqualTo(Stream.of(old, later, later, old, later)
                        .flatMap(List::stream)
                        .toList());
        assertThat(refeed().from(fixture.clock.instant().plusSeconds(1))).isZero();
    }

    @Test
    void aRoundUnderWayDoesNotUndoThatTheLogIsToFeedAgain() {
        List<String> first = append(sealed("1", null));
        aFeed();
        await().until(() -> waiting() == 0);
        var setBack = new AtomicBoolean();
        kafka.taking(event -> {
            if (setBack.compareAndSet(false, true)) {
                refeed().from(Instant.EPOCH);
            }
        });
        List<String> second = append(sealed("2", null));
        await().until(() -> waiting() == 0 && setBack.get());
        assertThat(kafka.ids())
                .isEqualTo(Stream.of(first, second, first, second)
                        .flatMap(List::stream)
                        .toList());
    }

    private SyncRefeed refeed() {
        return new SyncRefeed(fixture.jdbc());
    }

    private record Entry(
            String payload,
            @org.jspecify.annotations.Nullable Long baseVersion) {}

    private static Entry sealed(String payload, @org.jspecify.annotations.Nullable Long baseVersion) {
        return new Entry(payload, baseVersion);
    }

    /** One batch; returns the server ids. */
    private List<String> append(Entry... entries) {
        var ids = Stream.generate(UUID::randomUUID).limit(entries.length).toList();
        var plain = IntStream.range(0, entries.length)
                .mapToObj(i -> new RowSeals.Plain(
                        place(ids.get(i), CITIZEN), entries[i].payload().getBytes(StandardCharsets.UTF_8)))
                .toList();
        List<RowSeals.Kept> kept = fixture.get(RowSeals.class).sealAll(plain);
        var events = IntStream.range(0, entries.length)
                .mapToObj(i -> new LoggedEvent(
                        ids.get(i),
                        UUID.randomUUID(),
                        CITIZEN,
                        "vital.recorded",
                        1,
                        StoreFixture.T0.minusSeconds(60),
                        i,
                        entries[i].baseVersion(),
                        kept.get(i)))
                .toList();
        inTransaction(() -> {
            fixture.get(SyncLog.class).appendAll(SENDER, new byte[32], fixture.clock.instant(), events);
            return events;
        });
        return ids.stream().map(UUID::toString).toList();
    }

    private <T> T inTransaction(java.util.concurrent.Callable<T> work) {
        return Objects.requireNonNull(fixture.get(TransactionTemplate.class).execute(status -> {
            try {
                return work.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    /** With nothing but what the record says. */
    private String opened(CloudEvent event) {
        var kept = new RowSeals.Kept(
                place(UUID.fromString(event.getId()), UUID.fromString(Objects.requireNonNull(event.getSubject()))),
                Objects.requireNonNull(event.getData()).toBytes(),
                Integer.parseInt(String.valueOf(event.getExtension("datakey"))),
                Integer.parseInt(String.valueOf(event.getExtension("sealversion"))));
        return new String(
                fixture.get(RowSeals.class).openAll(List.of(kept)).getFirst().orElseThrow(), StandardCharsets.UTF_8);
    }

    private static RowSeals.Place place(UUID id, UUID subject) {
        return new RowSeals.Place(SealedBytes.SYNC_EVENT, id, subject);
    }

    private List<String> inCommitOrder() {
        return fixture.jdbc()
                .sql("SELECT server_id::text FROM sync_event ORDER BY xid, position")
                .query(String.class)
                .list();
    }

    private long waiting() {
        return new SyncFeedBacklog(fixture.jdbc(), fixture.clock).events();
    }

    private void killTheFeedsConnection() {
        fixture.database.jdbc().sql("""
                        SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                        WHERE l.locktype = 'advisory' AND d.datname = current_database() AND l.classid = 5917440
                        """).query(Boolean.class).single();
    }

    private SyncFeed aFeed() {
        var feed = new SyncFeed(fixture.get(DataSource.class), kafka::connect, Duration.ofMillis(20), fixture.clock);
        feeds.add(feed);
        feed.start();
        return feed;
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10));
    }
}
