package org.sahay.bench.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BatchTextTest {
    private static final UUID CITIZEN = UUID.fromString("11111111-2222-4333-8444-555555555555");

    private final BatchText text = new BatchText(Instant.parse("2026-11-28T05:40:12Z"));

    @Test
    void everyEventHasItsOwnIdAndIsAboutTheSender() {
        var batch = new Batch(CITIZEN, 1, 42);
        var json = read(batch);
        assertThat(json.get("deviceId").asString()).isEqualTo("phone-1");
        assertThat(json.get("events"))
                .hasSize(100)
                .allSatisfy(event -> assertThat(event.get("subject").asString()).isEqualTo(CITIZEN.toString()));
        assertThat(json.get("events").valueStream().map(event -> event.get("id").asString()))
                .containsExactlyElementsOf(
                        batch.eventIds().stream().map(UUID::toString).toList());
    }

    @Test
    void anEventIsAboutFourHundredBytes() {
        assertThat(text.length() / 100).isBetween(380, 420);
    }

    @Test
    void theSameBatchIsTheSameToTheByteAndAnotherHasOtherIds() {
        assertThat(text.of(new Batch(CITIZEN, 0, -7))).isEqualTo(text.of(new Batch(CITIZEN, 0, -7)));
        var ids = new HashSet<>(new Batch(CITIZEN, 0, 1).eventIds());
        ids.addAll(new Batch(CITIZEN, 0, 2).eventIds());
        assertThat(ids).hasSize(200).allMatch(id -> id.version() == 4 && id.variant() == 2);
    }

    @Test
    void countsAreNumbersOfSevenDigitsWhateverTheSeed() {
        assertThat(read(new Batch(CITIZEN, 0, Long.MIN_VALUE + 3)).get("events").valueStream())
                .allMatch(event -> event.get("deviceSeq").asInt() >= 1_000_000);
    }

    private JsonNode read(Batch batch) {
        return JsonMapper.builder().build().readTree(new String(text.of(batch), UTF_8));
    }
}
