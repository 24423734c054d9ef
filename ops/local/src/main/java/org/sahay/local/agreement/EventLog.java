package org.sahay.local.agreement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the topic complaints.events from its beginning to its present end, as any consumer of it could. */
public final class EventLog {
    private static final String TOPIC = "complaints.events";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final String bootstrapServers;

    public EventLog(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Every record there is now, by complaint, in the order of its partition. */
    public Map<UUID, List<Entry>> read() {
        var byComplaint = new HashMap<UUID, List<Entry>>();
        try (var consumer = new KafkaConsumer<String, String>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(p -> new TopicPartition(TOPIC, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(200))) {
                    byComplaint
                            .computeIfAbsent(UUID.fromString(message.key()), key -> new ArrayList<>())
                            .add(entry(JSON.readTree(message.value())));
                }
            }
        }
        return byComplaint;
    }

    private static Entry entry(JsonNode data) {
        JsonNode from = data.path("from");
        return new Entry(
                data.get("seq").asLong(),
                data.get("event").asString(),
                from.isMissingNode() || from.isNull() ? null : from.asString(),
                data.get("to").asString(),
                data.get("level").asInt());
    }
}
