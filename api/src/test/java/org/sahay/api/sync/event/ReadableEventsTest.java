package org.sahay.api.sync.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.api.sync.event.EventType.VITAL_RECORDED;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.api.sync.event.SentEvent.Readable;
import tools.jackson.databind.node.ObjectNode;

/** What an event is read as, and what makes it the same event. */
class ReadableEventsTest {
    @ParameterizedTest
    @EnumSource
    void aSoundEventOfEachTypeIsRead(EventType type) {
        Readable read = readable(Events.event(type).put("baseVersion", 3).toString());
        assertThat(read.id()).isEqualTo(UUID.fromString(Events.ID));
        assertThat(read.type()).isEqualTo(type);
        assertThat(read.schemaVersion()).isEqualTo(1);
        assertThat(read.subject()).isEqualTo(UUID.fromString(Events.SUBJECT));
        assertThat(read.clientTime()).isEqualTo(Instant.parse("2026-11-28T09:59:00Z"));
        assertThat(read.deviceSeq()).isEqualTo(17);
        assertThat(read.baseVersion()).isEqualTo(3);
        assertThat(CanonicalJson.bytes(read.payload()))
                .isEqualTo(CanonicalJson.bytes(Events.JSON.readTree(Events.PAYLOADS.get(type))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /payload/value | 72.0
            /payload/value | 0.72e2
            /payload/value | 72.000000000000000000000000000000000000
            /payload/unit  | "\\u002fmin"
            /clientTime    | "2026-11-28T09:59:00.000Z"
            /subject       | "0199F3A0-0000-7000-8000-0000000000AA"
            /baseVersion   | null
            /schemaVersion | 1.0
            """)
    void theSameContentHasTheSameHashHoweverItIsWritten(String pointer, String json) {
        assertThat(hash(Events.changed(VITAL_RECORDED, pointer, json)))
                .isEqualTo(hash(Events.event(VITAL_RECORDED).toString()));
    }

    @Test
    void theOrderOfNamesAndTheWhiteSpaceDoNotMatter() {
        ObjectNode event = Events.event(VITAL_RECORDED);
        ObjectNode turned = Events.JSON.createObjectNode();
        turned.set("payload", Events.JSON.readTree("{\"unit\":\"/min\",\"value\":72,\"metric\":\"heart_rate\"}"));
        event.propertyNames().stream()
                .sorted(java.util.Comparator.reverseOrder())
                .filter(name -> !name.equals("payload"))
                .forEach(name -> turned.set(name, event.get(name)));
        assertThat(hash(" " + turned.toPrettyString() + "\n")).isEqualTo(hash(event.toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /payload/value | 72.0000000000000000000000001
            /payload/value | 73
            /clientTime    | "2026-11-28T09:59:00.001Z"
            /subject       | "0199f3a0-0000-7000-8000-0000000000ab"
            /deviceSeq     | 18
            /baseVersion   | 0
            /id            | "0199f3a0-0000-7000-8000-000000000002"
            """)
    void otherContentHasAnotherHash(String pointer, String json) {
        assertThat(hash(Events.changed(VITAL_RECORDED, pointer, json)))
                .isNotEqualTo(hash(Events.event(VITAL_RECORDED).toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "0.0", "0e999999999999", "0e-999999999999"})
    void everyZeroIsZero(String zero) {
        String sent = Events.changed(EventType.THERAPY_PROGRESS, "/payload/score", zero);
        assertThat(readable(sent).payload().path("score").toString()).isEqualTo("0");
    }

    @Test
    void wholeNumbersStayExact() {
        String sent = Events.changed(VITAL_RECORDED, "/deviceSeq", "123456789012345678");
        assertThat(readable(sent).deviceSeq()).isEqualTo(123456789012345678L);
    }

    private static byte[] hash(String event) {
        return readable(event).hash();
    }

    private static Readable readable(String event) {
        SentEvent read = Events.read(event);
        assertThat(read).as(event).isInstanceOf(Readable.class);
        return (Readable) read;
    }
}
