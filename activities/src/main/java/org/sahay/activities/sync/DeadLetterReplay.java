package org.sahay.activities.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.sahay.store.sync.SyncTopics;

/**
 * Puts the records that were put aside back into their topic, after a repair. Each is put back once: how far it came is a committed offset of the
 * topic of dead records. One that dies again comes to the end of that topic, behind where a replay ends.
 */
public final class DeadLetterReplay {
    /** The group whose offsets say how far replays came. */
    public static final String GROUP = "sahay.replay";

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final Supplier<Consumer<byte[], byte[]>> connect;
    private final Sending sending;

    public DeadLetterReplay(Supplier<Consumer<byte[], byte[]>> connect, Sending sending) {
        this.connect = connect;
        this.sending = sending;
    }

    /**
     * What a replay did.
     *
     * @param putBack records
     * @param inTheLogAlone records whose value had stayed behind for their size; the log can feed them again
     */
    public record Replayed(int putBack, int inTheLogAlone) {
        Replayed plus(Replayed more) {
            return new Replayed(putBack + more.putBack, inTheLogAlone + more.inTheLogAlone);
        }
    }

    /** Puts back all there are now. */
    public Replayed replay() {
        try (Consumer<byte[], byte[]> consumer = connect.get()) {
            List<TopicPartition> partitions = consumer.partitionsFor(SyncTopics.DEAD).stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(partitions);
            return replay(consumer, consumer.endOffsets(partitions));
        }
    }

    private Replayed replay(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        var replayed = new Replayed(0, 0);
        Set<TopicPartition> open = new HashSet<>(ends.keySet());
        long deadline = System.nanoTime() + QUIET.toNanos();
        open.removeIf(partition -> consumer.position(partition) >= end(ends, partition));
        while (!open.isEmpty()) {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                deadline = System.nanoTime() + QUIET.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Kafka shows no more records of " + open + " though there are; try again");
            }
            for (TopicPartition partition : records.partitions()) {
                long end = end(ends, partition);
                List<ConsumerRecord<byte[], byte[]>> old = records.records(partition).stream()
                        .filter(one -> one.offset() < end)
                        .toList();
                replayed = replayed.plus(putBack(old));
                consumer.commitSync(
                        Map.of(partition, new OffsetAndMetadata(Math.min(consumer.position(partition), end))));
            }
            open.removeIf(partition -> consumer.position(partition) >= end(ends, partition));
        }
        return replayed;
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private Replayed putBack(List<ConsumerRecord<byte[], byte[]>> dead) {
        var whole = new ArrayList<ProducerRecord<String, byte[]>>(dead.size());
        for (ConsumerRecord<byte[], byte[]> one : dead) {
            if (one.headers().lastHeader(DeadLetters.CUT) == null) {
                whole.add(new ProducerRecord<>(
                        SyncTopics.EVENTS, null, DeadLetters.key(one.key()), one.value(), asTheyCame(one.headers())));
            }
        }
        sending.send(whole);
        return new Replayed(whole.size(), dead.size() - whole.size());
    }

    private static Headers asTheyCame(Headers headers) {
        var came = new RecordHeaders();
        headers.forEach(header -> {
            if (!header.key().startsWith(DeadLetters.PREFIX)) {
                came.add(header);
            }
        });
        return came;
    }
}
