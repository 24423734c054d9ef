package org.sahay.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Run;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.measure.Target;
import org.sahay.bench.sync.Follower.Seen;
import org.sahay.bench.sync.Follower.Shown;
import org.sahay.bench.sync.Journal.Readable;

class ProjectionReportTest {
    private static final long MILLI = 1_000_000;

    @Test
    void lagThatStaysWithNothingMissingMeetsEveryTarget() {
        var report = aReport(50, 0, new Readable(900, 900, 0, 0));
        assertThat(report.targets()).allMatch(Target::met);
        assertThat(report.p99()).isEqualTo(50);
        assertThat(report.table()).anyMatch(line -> line.contains("acked 900, readable 900, missing 0"));
    }

    @Test
    void lagThatGrowsAndEventsThatAreMissingMissTheirTargets() {
        var missed = aReport(150, 1, new Readable(900, 899, 2, 3)).targets().stream()
                .filter(target -> !target.met())
                .map(Target::figure);
        assertThat(missed)
                .containsExactly(
                        "median lag of the second half to the first <= 2",
                        "missing <= 0",
                        "extra <= 0",
                        "readings that hours do not count <= 0",
                        "followed and never shown <= 0");
    }

    private static ProjectionReport aReport(long secondLag, long neverShown, Readable readable) {
        var shown = List.of(new Shown(1 * MILLI, 50 * MILLI), new Shown(9 * MILLI, secondLag * MILLI));
        var run = new Run(600, 0, null, 1, new Latency(6, 2, 8, 9));
        var offer = new ProjectionBenchmark.Offer(
                run, 600, 3, new Seen(shown, neverShown, 40, 0, null), 5 * MILLI, Map.of("SAHAY", 0.1));
        return ProjectionReport.of(new Spread(1200, 1100, 1300), offer, readable, List.of(5000.0, 5100.0));
    }
}
