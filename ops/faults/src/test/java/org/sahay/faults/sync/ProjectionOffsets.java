package org.sahay.faults.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.sahay.faults.platform.FaultPlatform;

/** How far the projections are in {@code sync.events}. */
final class ProjectionOffsets {
    private static final String TOPIC = "sync.events";
    private static final String GROUP = "sahay.projections";

    private final FaultPlatform platform;

    ProjectionOffsets(FaultPlatform platform) {
        this.platform = platform;
    }

    /** As if each batch had been cut off before its offsets were committed; whether that could be done, as nobody consumes. */
    boolean forget() {
        try (var admin = admin()) {
            var beginning = new HashMap<TopicPartition, OffsetAndMetadata>();
            ends(admin).keySet().forEach(partition -> beginning.put(partition, new OffsetAndMetadata(0)));
            admin.alterConsumerGroupOffsets(GROUP, beginning).all().get();
            return true;
        } catch (ExecutionException somebodyConsumes) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How many records they have not committed. */
    long waiting() {
        try (var admin = admin()) {
            var committed = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            long waiting = 0;
            for (var end : ends(admin).entrySet()) {
                OffsetAndMetadata there = committed.get(end.getKey());
                waiting += end.getValue() - (there == null ? 0 : there.offset());
            }
            return waiting;
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin) throws ExecutionException, InterruptedException {
        var topic = Objects.requireNonNull(
                admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC));
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        topic.partitions().forEach(one -> latest.put(new TopicPartition(TOPIC, one.partition()), OffsetSpec.latest()));
        var ends = new HashMap<TopicPartition, Long>();
        admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", platform.settings().kafkaServers()));
    }
}
