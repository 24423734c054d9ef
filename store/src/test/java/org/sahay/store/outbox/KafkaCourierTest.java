package org.sahay.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.sahay.store.temporal.CaseJson;

class KafkaCourierTest {
    private static final String DATA =
            "{\"seq\":7,\"event\":\"nobody-above\",\"at\":\"2026-11-23T12:00:00Z\",\"level\":2}";

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final KafkaCourier courier =
            new KafkaCourier(() -> producer, List.of(EventTopic.COMPLAINTS), new CaseJson());

    @Test
    void aRowBecomesACloudEventInBinaryMode() throws Exception {
        courier.deliver(aRow("complaints.events", DATA));
        ProducerRecord<String, byte[]> published = producer.history().getFirst();
        assertThat(published.topic()).isEqualTo("complaints.events");
        assertThat(published.key()).isEqualTo("case-1");
        assertThat(new String(published.value(), StandardCharsets.UTF_8)).isEqualTo(DATA);
        assertThat(published.headers())
                .extracting(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .contains("ce_specversion=1.0", "ce_id=case-1/7", "content-type=application/json");
        CloudEvent event = KafkaMessageFactory.createReader(published.headers(), published.value())
                .toEvent();
        assertThat(event.getSource()).isEqualTo(URI.create("/sahay/complaints"));
        assertThat(event.getType()).isEqualTo("org.sahay.complaint.nobody-above");
        assertThat(event.getSubject()).isEqualTo("case-1");
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-11-23T12:00:00Z"));
        assertThat(event.getExtension("requestid")).isEqualTo("request-1");
        assertThat(event.getExtension("traceparent")).isEqualTo("00-a-b-01");
    }

    @Test
    void whatCanNeverBePublishedIsPermanent() {
        assertPermanent(aRow("other.events", DATA));
        assertPermanent(aRow("complaints.events", "no json"));
        assertPermanent(aRow("complaints.events", "{\"seq\":7}"));
        var large = failingWith(new RecordTooLargeException());
        assertThatThrownBy(() -> large.deliver(aRow("complaints.events", DATA)))
                .isInstanceOf(PermanentDeliveryException.class);
    }

    @Test
    void aBrokerThatDoesNotAnswerIsTriedAgain() {
        var down = failingWith(new TimeoutException("no broker"));
        assertThatThrownBy(() -> down.deliver(aRow("complaints.events", DATA)))
                .isNotInstanceOf(PermanentDeliveryException.class)
                .rootCause()
                .hasMessage("no broker");
    }

    private void assertPermanent(OutboxRow row) {
        assertThatThrownBy(() -> courier.deliver(row)).isInstanceOf(PermanentDeliveryException.class);
        assertThat(producer.history()).isEmpty();
    }

    private static KafkaCourier failingWith(RuntimeException failure) {
        var failing = new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized java.util.concurrent.Future<org.apache.kafka.clients.producer.RecordMetadata> send(
                    ProducerRecord<String, byte[]> published) {
                return java.util.concurrent.CompletableFuture.failedFuture(failure);
            }
        };
        return new KafkaCourier(() -> failing, List.of(EventTopic.COMPLAINTS), new CaseJson());
    }

    private static OutboxRow aRow(String topic, String data) {
        return new OutboxRow(
                1,
                "1",
                0,
                false,
                new OutboxRecord(Destination.KAFKA, topic, "case-1", data),
                "request-1",
                "00-a-b-01",
                Instant.EPOCH);
    }
}
