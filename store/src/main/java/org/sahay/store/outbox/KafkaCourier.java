package org.sahay.store.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.sahay.store.temporal.CaseJson;

/** Publishes events in CloudEvents' binary mode, keyed by business key; done when all replicas have the record. */
final class KafkaCourier implements Courier, AutoCloseable {
    private final Supplier<Producer<String, byte[]>> connect;
    private final Map<String, EventTopic> topics;
    private final CaseJson json;
    private @Nullable Producer<String, byte[]> producer;

    KafkaCourier(Supplier<Producer<String, byte[]>> connect, List<EventTopic> topics, CaseJson json) {
        this.connect = connect;
        this.topics = topics.stream().collect(Collectors.toMap(EventTopic::topic, Function.identity()));
        this.json = json;
    }

    @Override
    public Destination destination() {
        return Destination.KAFKA;
    }

    @Override
    public int roundSize() {
        return 256;
    }

    @Override
    public void deliver(OutboxRow row) throws Exception {
        ProducerRecord<String, byte[]> published = record(row);
        try {
            producer().send(published).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException || e.getCause() instanceof InvalidTopicException) {
                throw new PermanentDeliveryException(e.getCause().getClass().getSimpleName(), e);
            }
            throw e;
        }
    }

    ProducerRecord<String, byte[]> record(OutboxRow row) {
        EventTopic topic = topics.get(row.entry().kind());
        if (topic == null) {
            throw new PermanentDeliveryException(
                    "No topic is called " + row.entry().kind(), null);
        }
        return KafkaMessageFactory.<String>createWriter(
                        topic.topic(), row.entry().businessKey())
                .writeBinary(event(topic, row));
    }

    private CloudEvent event(EventTopic topic, OutboxRow row) {
        JsonNode data = data(row);
        String key = row.entry().businessKey();
        return CloudEventBuilder.v1()
                .withId(key + "/" + data.get("seq").asLong())
                .withSource(URI.create(topic.source()))
                .withType(topic.typePrefix() + data.get("event").asText())
                .withSubject(key)
                .withTime(
                        data.hasNonNull("at")
                                ? OffsetDateTime.parse(data.get("at").asText())
                                : row.createdAt().atOffset(ZoneOffset.UTC))
                .withExtension("requestid", row.requestId())
                .withExtension("traceparent", row.traceparent())
                .withData("application/json", row.entry().payload().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private JsonNode data(OutboxRow row) {
        try {
            JsonNode data = json.tree(row.entry().payload());
            if (data.hasNonNull("seq") && data.hasNonNull("event")) {
                return data;
            }
        } catch (IllegalArgumentException e) {
            throw new PermanentDeliveryException("The data is not JSON", e);
        }
        throw new PermanentDeliveryException("The data has no seq or no event", null);
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = connect.get();
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
