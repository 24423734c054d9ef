package org.sahay.faults.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.faults.sync.KeptOnce.Kept;
import org.sahay.faults.sync.KeptOnce.Row;
import org.sahay.faults.sync.KeptOnce.Status;
import org.sahay.store.database.Columns;

/** What database and topic have of what some citizens sent. */
final class StoredEvents {
    private static final String TOPIC = "sync.events";
    private static final Duration POLL = Duration.ofMillis(200);

    private final FaultPlatform platform;

    StoredEvents(FaultPlatform platform) {
        this.platform = platform;
    }

    Kept of(Set<UUID> citizens) {
        var stored = new ArrayList<>(
                rows("SELECT principal_id, event_id, server_id, 'ACCEPTED' AS status FROM sahay.sync_event", citizens));
        stored.addAll(rows(
                "SELECT principal_id, event_id, id AS server_id, 'QUARANTINED' AS status FROM sahay.sync_quarantine",
                citizens));
        List<UUID> readings = readings(citizens);
        return new Kept(
                rows("SELECT principal_id, event_id, server_id, status FROM sahay.sync_receipt", citizens),
                stored,
                records(citizens).stream().map(Sent::id).toList(),
                readings,
                counted(citizens));
    }

    private List<UUID> readings(Set<UUID> citizens) {
        return platform.jdbc()
                .sql("SELECT event_id FROM sahay.wellness_reading WHERE subject = ANY (:citizens)")
                .param("citizens", Columns.ofIds(citizens))
                .query(UUID.class)
                .list();
    }

    private long counted(Set<UUID> citizens) {
        return platform.jdbc()
                .sql("SELECT coalesce(sum(readings), 0) FROM sahay.wellness_hour WHERE subject = ANY (:citizens)")
                .param("citizens", Columns.ofIds(citizens))
                .query(Long.class)
                .single();
    }

    /** Server ids of the log, in the order of commits. */
    List<UUID> log() {
        return platform.jdbc()
                .sql("SELECT server_id FROM sahay.sync_event ORDER BY xid, position")
                .query(UUID.class)
                .list();
    }

    /** A record of the topic. */
    record Sent(int partition, UUID id) {}

    private List<Row> rows(String select, Set<UUID> citizens) {
        return platform
                .jdbc()
                .sql(select)
                .query((row, _) -> new Row(
                        row.getObject("principal_id", UUID.class),
                        row.getObject("event_id", UUID.class),
                        row.getObject("server_id", UUID.class),
                        Status.valueOf(row.getString("status"))))
                .list()
                .stream()
                .filter(row -> citizens.contains(row.citizen()))
                .toList();
    }

    /** What the topic has of these citizens, from the beginning to where it ends now; of each partition in its order. */
    List<Sent> records(Set<UUID> citizens) {
        return records(record -> citizens.contains(header(record, "ce_principal")));
    }

    /** Server ids of whatever the topic has. */
    Set<UUID> allRecords() {
        return records(record -> record.headers().lastHeader("ce_id") != null).stream()
                .map(Sent::id)
                .collect(Collectors.toSet());
    }

    private List<Sent> records(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                platform.settings().kafkaServers(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        var sent = new ArrayList<Sent>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (var record : consumer.poll(POLL)) {
                    if (wanted.test(record)) {
                        sent.add(new Sent(record.partition(), header(record, "ce_id")));
                    }
                }
            }
        }
        return sent;
    }

    private static UUID header(ConsumerRecord<byte[], byte[]> record, String name) {
        return UUID.fromString(new String(record.headers().lastHeader(name).value(), UTF_8));
    }
}
