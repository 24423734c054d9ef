package org.sahay.store.outbox;

import java.util.Map;

/**
 * How whoever consumes connects to Kafka, as {@code spring.kafka} says. Keys and values come as bytes, a group begins with the
 * oldest record, and offsets are committed by whoever reads.
 */
@FunctionalInterface
public interface KafkaConsumers {
    /** The settings of a consumer of a group. */
    Map<String, Object> settings(String group);
}
