package org.sahay.activities.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.sync.EventProjection;
import org.sahay.store.sync.OpenedEvent;
import org.sahay.store.sync.SyncTopics;
import org.sahay.store.vault.BlindIndex;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.SealedBytes;
import org.sahay.store.vault.Vault;
import org.sahay.store.wellness.MetricsFile;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/** Records as Kafka gives them, on a real PostgreSQL with real keys. */
@Tag("server")
class SyncEventListenerTest {
    private static final String READING = "{\"metric\":\"heart_rate\",\"value\":72,\"unit\":\"/min\"}";
    private static final UUID CITIZEN = UUID.randomUUID();

    @TempDir
    private Path state;

    private final FakeKafka kafka = new FakeKafka();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final KeptInATable projection = new KeptInATable();
    private StoreFixture fixture;
    private SyncEventListener listener;
    private long offset;

    @BeforeEach
    void createStore() {
        fixture = new StoreFixture(state);
        fixture.database
                .jdbc()
                .sql("CREATE TABLE projected (server_id uuid PRIMARY KEY, value text NOT NULL)")
                .update();
        fixture.database.jdbc().sql("GRANT ALL ON projected TO PUBLIC").update();
        var sending = new Sending(kafka::connect);
        var mapping = new AnalyticsMapping(MetricsFile.read(), () -> Set.of("STAFF_ABSENT"));
        listener = new SyncEventListener(
                fixture.get(RowSeals.class),
                new Projecting(List.of(projection), fixture.get(TransactionTemplate.class)),
                new AnalyticsEvents(mapping, fixture.get(BlindIndex.class), sending),
                new DeadLetters(sending, fixture.clock),
                new ProjectionMetrics(metrics, fixture.clock));
    }

    @AfterEach
    void drop() {
        fixture.close();
    }

    @Test
    void everyEventIsProjectedAndTellsAnalytics() {
        listener.onMessage(List.of(good(), good(), good()));
        assertThat(projected()).hasSize(3);
        assertThat(kafka.of(SyncTopics.ANALYTICS)).hasSize(3);
        assertThat(kafka.of(SyncTopics.DEAD)).isEmpty();
        assertThat(metrics.get("sahay.sync.projection.lag").timer().count()).isEqualTo(3);
    }

    @Test
    void whatNobodyCanTakeIsPutAsideWithItsReasonAndDropsNoNeighbour() {
        var poison = List.of(
                record(new RecordHeaders(), "garbage".getBytes(StandardCharsets.UTF_8)),
                without(good(), "ce_id"),
                with(good(), "ce_time", "yesterday"),
                with(good(), "ce_type", "org.example.other"),
                record(good().headers(), null),
                tampered(good()),
                with(good(), "ce_id", UUID.randomUUID().toString()),
                event("vital.recorded", "no json"),
                event("vital.recorded", "[1]"),
                event("vital.recorded", "{\"value\":\"refuse me\"}"),
                event("vital.recorded", "{\"value\":\"fail\"}"),
                event("vital.recorded", "{\"value\":\"null\"}"));
        var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        poison.forEach(one -> batch.addAll(List.of(good(), one)));
        batch.add(good());

        listener.onMessage(batch);

        assertThat(projected()).hasSize(poison.size() + 1);
        assertThat(kafka.of(SyncTopics.DEAD).stream().map(one -> said(one, "reason") + " " + said(one, "detail")))
                .containsExactlyInAnyOrder(
                        "unreadable ce_specversion",
                        "unreadable ce_id",
                        "unreadable ce_time",
                        "unreadable ce_type",
                        "unreadable value",
                        "unopenable value",
                        "unopenable value",
                        "not-json value",
                        "not-json value",
                        "refused table:no-value",
                        "failed IllegalStateException",
                        "failed DataIntegrityViolationException");
        assertThat(kafka.of(SyncTopics.DEAD).stream().map(ProducerRecord::value))
                .as("as they came")
                .containsExactlyInAnyOrderElementsOf(
                        poison.stream().map(ConsumerRecord::value).toList());
        assertThat(kafka.of(SyncTopics.DEAD).toString()).doesNotContain("refuse me");
        assertThat(dead("unreadable")).isEqualTo(5);
        assertThat(dead("refused")).isEqualTo(1);
    }

    @Test
    void aCrashBetweenTheDatabaseAndTheOffsetsHasItsEffectOnce() {
        var batch = List.of(good(), good());
        listener.onMessage(batch);
        listener.onMessage(batch);
        listener.onMessage(List.of(batch.getLast(), good(), batch.getFirst(), batch.getFirst()));
        assertThat(projected()).hasSize(3);
        assertThat(kafka.of(SyncTopics.ANALYTICS).stream()
                        .map(ProducerRecord::key)
                        .distinct())
                .as("a second record has the id of the first")
                .hasSize(3);
    }

    @Test
    void aCrashBetweenTheDatabaseAndKafkaHasItsEffectOnce() {
        kafka.failing(record -> new TimeoutException("away"));
        var batch = List.of(good(), event("vital.recorded", "no json"));
        assertThatThrownBy(() -> listener.onMessage(batch)).isInstanceOf(KafkaException.class);
        assertThat(projected()).hasSize(1);
        assertThat(dead("not-json")).isZero();
        kafka.failing(record -> null);
        listener.onMessage(batch);
        assertThat(projected()).hasSize(1);
        assertThat(kafka.of(SyncTopics.ANALYTICS)).hasSize(1);
        assertThat(kafka.of(SyncTopics.DEAD)).hasSize(1);
    }

    @Test
    void anAccidentStopsTheBatchAndPutsNothingAside() {
        projection.accident = true;
        var batch = List.of(good(), event("vital.recorded", "{\"value\":\"fail\"}"), good());
        assertThatThrownBy(() -> listener.onMessage(batch)).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(projected()).isEmpty();
        assertThat(kafka.of(SyncTopics.DEAD)).isEmpty();
        assertThat(kafka.of(SyncTopics.ANALYTICS)).isEmpty();
        projection.accident = false;
        listener.onMessage(batch);
        assertThat(projected()).hasSize(2);
        assertThat(kafka.of(SyncTopics.DEAD)).hasSize(1);
    }

    @Test
    void whatNobodyCanReadAnyMoreIsSkippedAndCountedAndNotDead() {
        var erased = good();
        fixture.get(Vault.class).destroyKey(CITIZEN);
        listener.onMessage(List.of(erased, good()));
        assertThat(projected()).hasSize(1);
        assertThat(kafka.of(SyncTopics.DEAD)).isEmpty();
        assertThat(metrics.get("sahay.sync.projection.skipped").counter().count())
                .isEqualTo(1);
    }

    @Test
    void aForgedRecordWithTheIdOfAnEventDoesNotStandInItsWay() {
        var event = good();
        var forged = tampered(record(event.headers(), event.value().clone()));
        listener.onMessage(List.of(forged, event));
        assertThat(projected()).hasSize(1);
        assertThat(dead("unopenable")).isEqualTo(1);
    }

    @Test
    void anEventOfATypeThatNoFeatureTakesIsPassedOver() {
        listener.onMessage(List.of(event("visit.dreamt", "{}"), good()));
        assertThat(projected()).hasSize(1);
        assertThat(kafka.of(SyncTopics.DEAD)).isEmpty();
    }

    @Test
    void aRecordThatJustFittedIntoItsTopicLeavesItsValueBehind() {
        kafka.failing(record -> record.topic().equals(SyncTopics.DEAD) && record.value() != null
                ? new RecordTooLargeException()
                : null);
        listener.onMessage(List.of(tampered(good()), good()));
        var stub = kafka.of(SyncTopics.DEAD).getFirst();
        assertThat(said(stub, "cut")).isEqualTo("true");
        assertThat(said(stub, "reason")).isEqualTo("unopenable");
        assertThat(stub.headers().lastHeader("ce_id")).isNotNull();
        assertThat(projected()).hasSize(1);
    }

    @Test
    void nothingOfAPersonIsInWhatAnalyticsGet() {
        var sent = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (String type : SampleEvents.types()) {
            sent.add(event(type, SampleEvents.payload(type).toString()));
        }
        listener.onMessage(sent);
        var left = kafka.of(SyncTopics.ANALYTICS);
        assertThat(left).hasSize(SampleEvents.types().size());
        assertThat(left.stream().map(ProducerRecord::key)).isSorted();
        for (ProducerRecord<String, byte[]> one : left) {
            String whole = whole(one).toLowerCase(Locale.ROOT);
            assertThat(SampleEvents.CANARIES).noneMatch(whole::contains);
            sent.forEach(event -> assertThat(whole)
                    .doesNotContain(header(event.headers(), "ce_id"))
                    .doesNotContain(header(event.headers(), "ce_subject"))
                    .doesNotContain(header(event.headers(), "ce_principal"))
                    .doesNotContain(header(event.headers(), "ce_deviceseq"))
                    .doesNotContain("12:13:14"));
            assertThat(names(one.headers()))
                    .containsExactlyInAnyOrder("ce_specversion", "ce_id", "ce_source", "ce_type", "content-type");
            assertThat(one.timestamp()).isEqualTo(1_793_577_600_000L).as("midnight");
        }
    }

    /** A feature's store: it refuses some values, and has faults. */
    private final class KeptInATable implements EventProjection {
        private boolean accident;

        @Override
        public String name() {
            return "table";
        }

        @Override
        public boolean takes(String type) {
            return type.equals("vital.recorded");
        }

        @Override
        public Map<UUID, String> project(List<OpenedEvent> events) {
            var refused = new HashMap<UUID, String>();
            for (OpenedEvent one : events) {
                keep(one, refused);
            }
            if (accident) {
                throw new DataAccessResourceFailureException("away");
            }
            return refused;
        }

        private void keep(OpenedEvent one, Map<UUID, String> refused) {
            String value = one.payload().path("value").asText();
            switch (value) {
                case "refuse me" -> refused.put(one.event().serverId(), "no-value");
                case "fail" -> throw new IllegalStateException("a bug that " + value + " sets off");
                default ->
                    fixture.jdbc()
                            .sql("INSERT INTO projected VALUES (:id, :value) ON CONFLICT DO NOTHING")
                            .param("id", one.event().serverId())
                            .param("value", value.equals("null") ? null : value)
                            .update();
            }
        }
    }

    private List<UUID> projected() {
        return fixture.jdbc()
                .sql("SELECT server_id FROM projected")
                .query(UUID.class)
                .list();
    }

    private double dead(String reason) {
        return metrics.get("sahay.sync.projection.dead")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private ConsumerRecord<byte[], byte[]> good() {
        return event("vital.recorded", READING);
    }

    /** As the feed makes it. */
    private ConsumerRecord<byte[], byte[]> event(String type, String payload) {
        var id = UUID.randomUUID();
        var kept = fixture.get(RowSeals.class)
                .sealAll(List.of(new RowSeals.Plain(
                        new RowSeals.Place(SealedBytes.SYNC_EVENT, id, CITIZEN),
                        payload.getBytes(StandardCharsets.UTF_8))))
                .getFirst();
        var headers = new RecordHeaders();
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id.toString(),
                        "ce_source", "/sahay/sync",
                        "ce_type", "org.sahay.sync." + type,
                        "ce_subject", CITIZEN.toString(),
                        "ce_time", "2026-11-02T04:30:00Z",
                        "ce_clienttime", "2026-11-01T12:13:14Z",
                        "ce_schemaversion", "1",
                        "ce_deviceseq", "7654321",
                        "ce_principal", "5b1c2f0e-3f0d-4a8e-9a52-8f5d3c7b6a10")
                .forEach((name, value) -> add(headers, name, value));
        add(headers, "ce_datakey", Integer.toString(kept.keyId()));
        add(headers, "ce_sealversion", Integer.toString(kept.version()));
        add(headers, "content-type", "application/octet-stream");
        return record(headers, kept.ciphertext());
    }

    private ConsumerRecord<byte[], byte[]> record(Headers headers, byte[] value) {
        return new ConsumerRecord<>(
                SyncTopics.EVENTS,
                0,
                offset++,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                CITIZEN.toString().getBytes(StandardCharsets.UTF_8),
                value,
                headers,
                Optional.empty());
    }

    private ConsumerRecord<byte[], byte[]> with(ConsumerRecord<byte[], byte[]> record, String header, String value) {
        var headers = without(record, header).headers();
        add(headers, header, value);
        return record(headers, record.value());
    }

    private ConsumerRecord<byte[], byte[]> without(ConsumerRecord<byte[], byte[]> record, String header) {
        record.headers().remove(header);
        return record;
    }

    private static ConsumerRecord<byte[], byte[]> tampered(ConsumerRecord<byte[], byte[]> record) {
        record.value()[record.value().length - 1] ^= 1;
        return record;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String said(ProducerRecord<String, byte[]> dead, String name) {
        return header(dead.headers(), DeadLetters.PREFIX + name);
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<String> names(Headers headers) {
        var names = new ArrayList<String>();
        headers.forEach(header -> names.add(header.key()));
        return names;
    }

    private static String whole(ProducerRecord<String, byte[]> record) {
        return Stream.concat(
                        Stream.of(record.key(), new String(record.value(), StandardCharsets.UTF_8)),
                        names(record.headers()).stream().map(name -> header(record.headers(), name)))
                .collect(Collectors.joining("\n"));
    }
}
