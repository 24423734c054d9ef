package org.sahay.bench.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BundleTextTest {
    private static final Instant NOW = Instant.parse("2026-11-28T05:40:12Z");
    private static final UUID CITIZEN = UUID.fromString("11111111-2222-4333-8444-555555555555");
    private static final Batch BATCH = new Batch(CITIZEN, 1, 42);

    @Test
    void everyObservationIsTheReadingOfTheEventAtItsPlace() {
        var events = read(new BatchText(NOW).of(BATCH)).get("events");
        var entries = read(new BundleText(NOW).of(BATCH)).get("entry");
        assertThat(entries).hasSize(100);
        for (var i = 0; i < 100; i++) {
            var event = events.get(i);
            var observation = entries.get(i).get("resource");
            var reading = i % 2 == 0 ? event.get("payload") : event.at("/payload/readings/0");
            assertThat(observation.at("/identifier/0/value").asString())
                    .isEqualTo("urn:uuid:" + event.get("id").asString());
            assertThat(observation.at("/subject/reference").asString()).isEqualTo("Patient/" + CITIZEN);
            assertThat(observation.get("effectiveDateTime")).isEqualTo(event.get("clientTime"));
            assertThat(observation.at("/valueQuantity/value")).isEqualTo(reading.get("value"));
            assertThat(observation.at("/valueQuantity/code")).isEqualTo(reading.get("unit"));
            assertThat(observation.at("/note/0/text")).isEqualTo(event.at("/payload/note"));
        }
    }

    @Test
    void peopleAreKnownToTheServerUnderTheirOwnIds() {
        var entries =
                read(BundleText.patients(List.of(CITIZEN, UUID.randomUUID()))).get("entry");
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).at("/request/url").asString()).isEqualTo("Patient/" + CITIZEN);
        assertThat(entries.get(0).at("/resource/id").asString()).isEqualTo(CITIZEN.toString());
    }

    private static JsonNode read(byte[] text) {
        return JsonMapper.builder().build().readTree(new String(text, UTF_8));
    }
}
