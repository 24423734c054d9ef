package org.sahay.store.outbox;

import org.apache.kafka.clients.producer.Producer;

/** Connects to Kafka as {@code spring.kafka} says, for whoever publishes there. */
@FunctionalInterface
public interface KafkaProducers {
    Producer<String, byte[]> connect();
}
