package org.sahay.activities.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** Sends records and waits until all replicas have them; nobody is connected to before there is one. */
public final class Sending implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<Producer<String, byte[]>> connect;
    private @Nullable Producer<String, byte[]> producer;

    public Sending(Supplier<Producer<String, byte[]>> connect) {
        this.connect = connect;
    }

    /** @throws KafkaException when Kafka does not have all of them; then some may be there, and come again */
    void send(List<ProducerRecord<String, byte[]>> records) {
        send(records, tooLarge -> {
            throw new KafkaException("A record is too large for " + tooLarge.topic());
        });
    }

    /** @param smaller what to send instead of what is too large for Kafka */
    void send(
            List<ProducerRecord<String, byte[]>> records,
            Function<ProducerRecord<String, byte[]>, ProducerRecord<String, byte[]>> smaller) {
        if (records.isEmpty()) {
            return;
        }
        try {
            Producer<String, byte[]> connected = connected();
            var sent = new ArrayList<Future<RecordMetadata>>(records.size());
            records.forEach(one -> sent.add(connected.send(one)));
            for (int i = 0; i < sent.size(); i++) {
                settle(connected, records.get(i), sent.get(i), smaller);
            }
        } catch (KafkaException e) {
            close(); // one that failed for good would fail for ever
            throw e;
        }
    }

    private static void settle(
            Producer<String, byte[]> connected,
            ProducerRecord<String, byte[]> given,
            Future<RecordMetadata> outcome,
            Function<ProducerRecord<String, byte[]>, ProducerRecord<String, byte[]>> smaller) {
        try {
            outcome.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                throw new KafkaException("Kafka did not take a record of " + given.topic(), e.getCause());
            }
            settle(connected, given, connected.send(smaller.apply(given)), again -> {
                throw new KafkaException("Even the smaller record is too large for " + again.topic());
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while Kafka took a record", e);
        }
    }

    private synchronized Producer<String, byte[]> connected() {
        Producer<String, byte[]> connected = producer == null ? connect.get() : producer;
        producer = connected;
        return connected;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(PATIENCE);
        }
        producer = null;
    }
}
