package org.sahay.bench.timers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DueAtTest {
    private static final String KASE = """
            {"policy":{"slaTerm":"PT30S","officerTerm":"PT15S","reminder":"PT30S"},"seq":1,\
            "citizenClock":{"startedAt":"2026-11-30T10:00:00Z","warnAt":"2026-11-30T10:00:24Z",\
            "breachAt":"2026-11-30T10:00:30Z","rungAts":["2026-11-30T10:00:30Z"],"warned":false}}""";
    private static final String LATER = """
            {"policy":{"slaTerm":"PT30S","officerTerm":"PT24H","reminder":"PT24H"},"seq":1,\
            "citizenClock":{"startedAt":"2026-11-30T10:00:00Z","warnAt":"2026-11-30T11:00:00Z",\
            "breachAt":"2026-11-30T11:00:00Z","rungAts":["2026-11-30T11:00:00Z","2026-12-01T11:00:00Z"],"warned":true}}""";

    private final DueAt change = new DueAt(Instant.parse("2026-11-30T11:00:00Z"));

    @Test
    void theSnapshotAndTheOrderToStartGetTheSameInstants() {
        assertThat(change.apply("snapshot", KASE)).isEqualTo(LATER);
        assertThat(change.apply("payload", "{\"kase\":" + KASE + ",\"pendingNotices\":[]}"))
                .isEqualTo("{\"kase\":" + LATER + ",\"pendingNotices\":[]}");
    }

    @Test
    void theColumnsFollowAndTheRestStays() {
        assertThat(change.apply("due_at", "2026-11-30 10:00:30+00")).isEqualTo("2026-11-30T11:00:00Z");
        assertThat(change.apply("payload", "{\"seq\":1}")).isEqualTo("{\"seq\":1}");
        assertThat(change.apply("number", "1234567890")).isEqualTo("1234567890");
    }
}
