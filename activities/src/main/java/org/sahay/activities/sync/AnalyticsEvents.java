package org.sahay.activities.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.sahay.store.sync.OpenedEvent;
import org.sahay.store.sync.SyncTopics;
import org.sahay.store.vault.BlindIndex;

/**
 * Tells analytics what may be known about nobody in particular, at least once. The id and key of a record are a keyed hash of the
 * event's, so that a second one is recognised and none leads back; its time is the day, and records come in the order of those
 * hashes, not in that in which people sent.
 */
final class AnalyticsEvents {
    private static final URI SOURCE = URI.create("/sahay/analytics");
    private static final String TYPE_PREFIX = "org.sahay.analytics.";

    private final AnalyticsMapping mapping;
    private final BlindIndex index;
    private final Sending sending;

    AnalyticsEvents(AnalyticsMapping mapping, BlindIndex index, Sending sending) {
        this.mapping = mapping;
        this.index = index;
        this.sending = sending;
    }

    void publish(List<OpenedEvent> events) {
        sending.send(events.stream()
                .map(this::record)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(ProducerRecord::key))
                .toList());
    }

    private Optional<ProducerRecord<String, byte[]>> record(OpenedEvent opened) {
        return mapping.of(opened)
                .map(leaving ->
                        record(id(opened.event().serverId()), opened.event().serverTime(), leaving));
    }

    private static ProducerRecord<String, byte[]> record(String id, Instant accepted, ObjectNode leaving) {
        ProducerRecord<String, byte[]> whole = KafkaMessageFactory.<String>createWriter(SyncTopics.ANALYTICS, id)
                .writeBinary(CloudEventBuilder.v1()
                        .withId(id)
                        .withSource(SOURCE)
                        .withType(
                                TYPE_PREFIX + leaving.get(AnalyticsMapping.TYPE).textValue())
                        .withData("application/json", leaving.toString().getBytes(StandardCharsets.UTF_8))
                        .build());
        return new ProducerRecord<>(
                whole.topic(),
                null,
                accepted.truncatedTo(ChronoUnit.DAYS).toEpochMilli(),
                whole.key(),
                whole.value(),
                whole.headers());
    }

    private String id(UUID serverId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(index.of("analytics", serverId.toString()));
    }
}
