package org.sahay.local.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.sahay.local.platform.LocalSettings;

/** A topic of the local Kafka, and how far a group is in it. */
record Topic(LocalSettings settings, String name) {
    static final int PARTITIONS = 6;
    private static final String GROUP = "sahay.projections";

    List<ConsumerRecord<byte[], byte[]>> records() {
        Map<String, Object> client =
                Map.of("bootstrap.servers", settings.kafkaServers(), "enable.auto.commit", "false");
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions());
            consumer.seekToBeginning(partitions());
            var ends = consumer.endOffsets(partitions());
            while (partitions().stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    List<String> values(String header) {
        return records().stream()
                .map(one -> new String(one.headers().lastHeader(header).value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** One record of no sense into each partition. */
    void poison() throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", settings.kafkaServers());
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                producer.send(new ProducerRecord<>(
                                name, partition, new byte[] {0}, "poison".getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
    }

    /** How many records the projections have not committed. */
    long waiting() {
        try (var admin = admin()) {
            var committed = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends(admin).entrySet().stream()
                    .mapToLong(end -> end.getValue().offset() - offset(committed.get(end.getKey())))
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As if every batch had been cut off before its offsets were committed; while nobody consumes. */
    void forgetOffsets() throws Exception {
        try (var admin = admin()) {
            var beginning = new java.util.HashMap<TopicPartition, OffsetAndMetadata>();
            partitions().forEach(one -> beginning.put(one, new OffsetAndMetadata(0)));
            admin.alterConsumerGroupOffsets(GROUP, beginning).all().get();
        }
    }

    private Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends(Admin admin)
            throws ExecutionException, InterruptedException {
        var latest = new java.util.HashMap<TopicPartition, OffsetSpec>();
        partitions().forEach(one -> latest.put(one, OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get();
    }

    private static long offset(OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", settings.kafkaServers()));
    }

    private List<TopicPartition> partitions() {
        var partitions = new ArrayList<TopicPartition>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            partitions.add(new TopicPartition(name, partition));
        }
        return partitions;
    }
}
