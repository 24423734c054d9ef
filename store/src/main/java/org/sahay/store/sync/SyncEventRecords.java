package org.sahay.store.sync;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Makes events of the log CloudEvents in binary mode, keyed by citizen. The value is the payload as the log keeps it, sealed:
 * it opens with {@link org.sahay.store.vault.RowSeals} for whoever has the id, which is the server id, the subject and the number of the key.
 */
final class SyncEventRecords {
    private static final URI SOURCE = URI.create("/sahay/sync");
    static final String TYPE_PREFIX = "org.sahay.sync.";
    private static final String SEALED = "application/octet-stream";

    private SyncEventRecords() {}

    static ProducerRecord<String, byte[]> of(FedEvent fed) {
        return KafkaMessageFactory.<String>createWriter(
                        SyncTopics.EVENTS, fed.event().subject().toString())
                .writeBinary(cloudEvent(fed));
    }

    private static CloudEvent cloudEvent(FedEvent fed) {
        LoggedEvent event = fed.event();
        var builder = CloudEventBuilder.v1()
                .withId(event.serverId().toString())
                .withSource(SOURCE)
                .withType(TYPE_PREFIX + event.type())
                .withSubject(event.subject().toString())
                .withTime(fed.serverTime().atOffset(ZoneOffset.UTC))
                .withExtension("schemaversion", event.schemaVersion())
                .withExtension("clienttime", event.clientTime().atOffset(ZoneOffset.UTC))
                .withExtension("deviceseq", Long.toString(event.deviceSeq()))
                .withExtension("principal", fed.principal().toString())
                .withExtension("datakey", event.payload().keyId())
                .withExtension("sealversion", event.payload().version())
                .withData(SEALED, event.payload().ciphertext());
        return event.baseVersion() == null
                ? builder.build()
                : builder.withExtension("baseversion", Long.toString(event.baseVersion()))
                        .build();
    }
}
