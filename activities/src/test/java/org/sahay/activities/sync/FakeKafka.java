package org.sahay.activities.sync;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A Kafka that takes records unless it is told to fail, and shows them. */
final class FakeKafka {
    private final List<ProducerRecord<String, byte[]>> taken = new CopyOnWriteArrayList<>();
    private Function<ProducerRecord<String, byte[]>, @Nullable Exception> failing = record -> null;

    /** What a record fails with; null when it is taken. */
    void failing(Function<ProducerRecord<String, byte[]>, @Nullable Exception> how) {
        failing = how;
    }

    List<ProducerRecord<String, byte[]>> of(String topic) {
        return taken.stream().filter(one -> one.topic().equals(topic)).toList();
    }

    Producer<String, byte[]> connect() {
        return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> sent) {
                Exception failure = failing.apply(sent);
                if (failure != null) {
                    return CompletableFuture.failedFuture(failure);
                }
                taken.add(sent);
                return super.send(sent);
            }
        };
    }
}
