package org.sahay.store.sync;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A Kafka that takes records as it is told to and shows them. */
final class RecordingKafka {
    private final List<ProducerRecord<String, byte[]>> taken = new CopyOnWriteArrayList<>();
    private volatile Taking taking = event -> {};

    /** What happens before a record is taken; what it throws is how the record failed. */
    @FunctionalInterface
    interface Taking {
        void take(CloudEvent event) throws Exception;
    }

    void taking(Taking how) {
        taking = how;
    }

    List<ProducerRecord<String, byte[]>> records() {
        return taken;
    }

    List<CloudEvent> events() {
        return taken.stream().map(RecordingKafka::event).toList();
    }

    List<String> ids() {
        return events().stream().map(CloudEvent::getId).toList();
    }

    static CloudEvent event(ProducerRecord<String, byte[]> sent) {
        return KafkaMessageFactory.createReader(sent.headers(), sent.value()).toEvent();
    }

    Producer<String, byte[]> connect() {
        return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> sent) {
                try {
                    taking.take(event(sent));
                } catch (Exception failure) {
                    return CompletableFuture.failedFuture(failure);
                }
                taken.add(sent);
                return super.send(sent);
            }
        };
    }
}
