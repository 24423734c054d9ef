package org.sahay.bench.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sahay.bench.measure.Figures;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.SideBySide;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.measure.Target;
import org.sahay.bench.platform.Rounds;

/**
 * What {@code audit} found; in the rounds ours writes the trail, with the sealer at work, and the peer writes none.
 *
 * @param ratio of the top rates of filing, the median of the rounds
 * @param p50 milliseconds from the instant a complaint was due to its answer, with the trail, at 60 % of its top rate
 * @param p99 the same
 * @param lost requests that were answered and are not in the trail
 * @param extra entries of the trail that nobody was answered
 * @param connections of each side
 * @param ratioOfRounds the ratio with its least and most
 * @param ratioOfReading of the top rates of reading: without a trail a read writes nothing at all
 * @param unsealed entries that were not sealed half a minute after the last request
 * @param failures requests of either side that were not answered as they should be
 */
record AuditReport(
        String benchmark,
        Double ratio,
        double p50,
        double p99,
        long lost,
        long extra,
        List<Target> targets,
        int connections,
        Spread ratioOfRounds,
        Spread ratioOfReading,
        long unsealed,
        long failures,
        SideBySide filing,
        SideBySide reading)
        implements Report {
    /** @param missing answered requests less those in the trail */
    static AuditReport of(int connections, long missing, long unsealed, SideBySide filing, SideBySide reading) {
        var failures = filing.failures() + reading.failures();
        return new AuditReport(
                "audit",
                filing.ratio().median(),
                filing.ours(Latency::p50).median(),
                filing.ours(Latency::p99).median(),
                Math.max(0, missing),
                Math.max(0, -missing),
                List.of(
                        Target.atLeast(
                                "ratio of the top rates of filing",
                                0.85,
                                filing.ratio().median()),
                        Target.atMost("entries lost or extra", 0, Math.abs(missing)),
                        Target.atMost("entries not sealed", 0, unsealed),
                        Target.atMost("failures", 0, failures)),
                connections,
                filing.ratio(),
                reading.ratio(),
                unsealed,
                failures,
                filing,
                reading);
    }

    @Override
    @JsonIgnore
    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add("audit: with the trail written and sealed, beside the same with no trail");
        lines.add("%d connections, %d rounds of about %d s in turn after a warm-up; median (least to most)"
                .formatted(connections, Rounds.COUNT, AuditBenchmark.TIME.toSeconds()));
        lines.add(Figures.sharing());
        lines.add("");
        lines.addAll(filing.lines("POST /v1/complaints", "with", "without"));
        lines.add("");
        lines.addAll(reading.lines("GET " + AuditBenchmark.PATH, "with", "without"));
        lines.add("  Without a trail a read writes nothing; with it, each is a commit.");
        lines.add("  lost: %d, extra: %d, not sealed: %d, failures: %d".formatted(lost, extra, unsealed, failures));
        Figures.firstFailure(Stream.concat(filing.rounds(), reading.rounds()))
                .ifPresent(failure -> lines.add("  not answered as it should be, first: " + failure));
        return lines;
    }
}
