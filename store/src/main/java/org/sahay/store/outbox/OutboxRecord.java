package org.sahay.store.outbox;

/**
 * What is to be delivered.
 *
 * @param destination where to
 * @param kind a command's name for Temporal, a topic for Kafka
 * @param businessKey rows of one key are delivered in the order they were appended
 * @param payload JSON with ids and codes, never a citizen's text
 */
public record OutboxRecord(Destination destination, String kind, String businessKey, String payload) {}
