package org.sahay.faults.canary;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Every record of every topic, Kafka's own among them, with keys and headers: what a producer compressed is readable here. */
record KafkaPlace(String servers) implements Place {
    static final String TITLE = "records of Kafka";
    private static final Duration POLL = Duration.ofMillis(200);

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public void show(Display display) throws IOException {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var topics = new HashMap<String, OutputStream>();
            try {
                while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                    for (var message : consumer.poll(POLL)) {
                        write(message, topics.computeIfAbsent(message.topic(), display::part));
                    }
                }
            } finally {
                for (OutputStream topic : topics.values()) {
                    topic.close();
                }
            }
        }
    }

    private static void write(ConsumerRecord<byte[], byte[]> message, OutputStream out) throws IOException {
        write(message.key(), out);
        write(message.value(), out);
        for (var header : message.headers()) {
            write(header.key().getBytes(StandardCharsets.UTF_8), out);
            write(header.value(), out);
        }
    }

    private static void write(byte @Nullable [] part, OutputStream out) throws IOException {
        if (part != null) {
            out.write(part);
            out.write('\n');
        }
    }
}
