package org.sahay.faults.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.faults.sync.KeptOnce.Kept;
import org.sahay.faults.sync.KeptOnce.Row;
import org.sahay.faults.sync.KeptOnce.Status;

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
        return new Kept(
                rows("SELECT principal_id, event_id, server_id, status FROM sahay.sync_receipt", citizens),
                stored,
                topic(citizens));
    }

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

    /** From the beginning to where it ends now. */
    private List<UUID> topic(Set<UUID> citizens) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                platform.settings().kafkaServers(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        var ids = new ArrayList<UUID>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (var record : consumer.poll(POLL)) {
                    if (citizens.contains(header(record, "ce_principal"))) {
                        ids.add(header(record, "ce_id"));
                    }
                }
            }
        }
        return ids;
    }

    private static UUID header(ConsumerRecord<byte[], byte[]> record, String name) {
        return UUID.fromString(new String(record.headers().lastHeader(name).value(), UTF_8));
    }
}
