package org.sahay.bench.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import org.sahay.bench.measure.Figures;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Round;
import org.sahay.bench.measure.SideBySide;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.measure.Target;
import org.sahay.bench.platform.Rounds;

/**
 * What {@code audit} found; in the rounds ours is with the sealer at work and the peer while it rests.
 *
 * @param ratio of the top rates, the median of the rounds
 * @param p50 milliseconds from the instant a request was due to its answer, with the sealer, at 60 % of its top rate
 * @param p99 the same
 * @param lost reads that were answered and are not in the trail
 * @param extra reads in the trail that nobody was answered
 * @param connections of each side
 * @param ratioOfRounds the ratio with its least and most
 * @param offeredPerSecond the rate of the open load on both
 * @param unsealed entries that were not sealed half a minute after the last request
 * @param failures requests of either side that were not answered with 200
 * @param top the rounds at the top rate
 * @param open the rounds under the open load
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
        Spread sealedPerSecond,
        Spread unsealedPerSecond,
        double offeredPerSecond,
        long unsealed,
        long failures,
        List<Round> top,
        List<Round> open)
        implements Report {
    /** @param missing answered reads less those in the trail */
    static AuditReport of(
            int connections, double offered, long missing, long unsealed, List<Round> top, List<Round> open) {
        var sides = new SideBySide(offered, top, open);
        var ratio = sides.ratio();
        var failures = sides.failures();
        return new AuditReport(
                "audit",
                ratio.median(),
                sides.ours(Latency::p50).median(),
                sides.ours(Latency::p99).median(),
                Math.max(0, missing),
                Math.max(0, -missing),
                List.of(
                        Target.atLeast("ratio of the top rates", 0.85, ratio.median()),
                        Target.atMost("entries lost or extra", 0, Math.abs(missing)),
                        Target.atMost("entries not sealed", 0, unsealed),
                        Target.atMost("failures", 0, failures)),
                connections,
                ratio,
                sides.oursPerSecond(),
                sides.peerPerSecond(),
                offered,
                unsealed,
                failures,
                sides.top(),
                sides.open());
    }

    @Override
    @JsonIgnore
    public List<String> table() {
        var sides = new SideBySide(offeredPerSecond, top, open);
        var lines = new ArrayList<String>();
        lines.add("audit: GET %s while the audit trail is sealed, beside the same while the sealer rests"
                .formatted(AuditBenchmark.PATH));
        lines.add("%d connections, %d rounds of about %d s in turn after a warm-up; median (least to most)"
                .formatted(connections, Rounds.COUNT, AuditBenchmark.TIME.toSeconds()));
        lines.add(
                "Every read writes an entry. What is written while the sealer rests is sealed in the rounds it works in,"
                        + " so these bear twice their share.");
        lines.add(Figures.sharing());
        lines.add("");
        lines.addAll(sides.lines("", "sealing", "resting"));
        lines.add("  lost: %d, extra: %d, not sealed: %d, failures: %d".formatted(lost, extra, unsealed, failures));
        Figures.firstFailure(sides.rounds())
                .ifPresent(failure -> lines.add("  not answered with 200, first: " + failure));
        return lines;
    }
}
