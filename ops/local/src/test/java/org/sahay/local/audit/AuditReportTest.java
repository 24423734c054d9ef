package org.sahay.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sahay.store.audit.Tail;
import org.sahay.store.audit.Verdict;

class AuditReportTest {
    private static final Instant NOW = Instant.parse("2026-06-01T06:30:00Z");

    @Test
    void whatWaitsForTheSealerForSomeSecondsIsToldAndIsClean() {
        var report = report(3, NOW.minusSeconds(5));
        assertThat(report.isClean()).isTrue();
        assertThat(report.text()).contains("3 entries are not sealed yet, the oldest for 5 s", "Clean");
        assertThat(report(0, null).text()).contains("Nothing waits to be sealed", "Clean");
    }

    @Test
    void whatWaitsLongerThanTheSealerTakesIsNotClean() {
        var report = report(3, NOW.minusSeconds(61));
        assertThat(report.isClean()).isFalse();
        assertThat(report.text()).contains("Does the sealer run?").doesNotContain("Clean");
        assertThat(report.json()).contains("\"clean\":false", "\"oldestUnsealedSeconds\":61");
    }

    private static AuditReport report(long unsealed, @Nullable Instant oldest) {
        return new AuditReport(new Verdict(1, 2, 1, new Tail(unsealed, oldest), List.of()), NOW);
    }
}
