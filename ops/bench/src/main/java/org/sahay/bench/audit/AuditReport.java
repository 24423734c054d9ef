package org.sahay.bench.audit;

import static org.sahay.bench.measure.Figures.over;
import static org.sahay.bench.measure.Figures.text;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sahay.bench.measure.Figures;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Round;
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
    private static final String LINE = "  %-28s %22s %22s %20s";

    /** @param missing answered reads less those in the trail */
    static AuditReport of(
            int connections, double offered, long missing, long unsealed, List<Round> top, List<Round> open) {
        var ratio = over(top, Round::rateRatio);
        var failures = Stream.concat(top.stream(), open.stream())
                .mapToLong(Round::failures)
                .sum();
        return new AuditReport(
                "audit",
                ratio.median(),
                over(open, round -> round.ours().run().latency().p50()).median(),
                over(open, round -> round.ours().run().latency().p99()).median(),
                Math.max(0, missing),
                Math.max(0, -missing),
                List.of(
                        Target.atLeast("ratio of the top rates", 0.85, ratio.median()),
                        Target.atMost("entries lost or extra", 0, Math.abs(missing)),
                        Target.atMost("entries not sealed", 0, unsealed),
                        Target.atMost("failures", 0, failures)),
                connections,
                ratio,
                over(top, round -> round.ours().run().perSecond()),
                over(top, round -> round.peer().run().perSecond()),
                offered,
                unsealed,
                failures,
                List.copyOf(top),
                List.copyOf(open));
    }

    @Override
    @JsonIgnore
    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add("audit: GET %s while the audit trail is sealed, beside the same while the sealer rests"
                .formatted(AuditBenchmark.PATH));
        lines.add("%d connections, %d rounds of about %d s in turn after a warm-up; median (least to most)"
                .formatted(connections, Rounds.COUNT, AuditBenchmark.TIME.toSeconds()));
        lines.add(
                "Every read writes an entry. What is written while the sealer rests is sealed in the rounds it works in,"
                        + " so these bear twice their share.");
        lines.add("The load generator shares %d cores with what it measures; its own CPU is listed."
                .formatted(Runtime.getRuntime().availableProcessors()));
        lines.add("");
        lines.add(LINE.formatted("", "sealing", "resting", "sealing / resting"));
        lines.add(LINE.formatted(
                "top rate, per s", text(sealedPerSecond, 0), text(unsealedPerSecond, 0), text(ratioOfRounds, 2)));
        var load = "at %.0f/s, ms: ".formatted(offeredPerSecond);
        lines.add(latency(load + "p50", Latency::p50));
        lines.add(latency(load + "p99", Latency::p99));
        lines.add(latency(load + "longest", Latency::max));
        lines.add("  CPU-seconds per 1,000 at the top rate");
        lines.add("    sealing: " + Figures.cpu(top, Round::ours));
        lines.add("    resting: " + Figures.cpu(top, Round::peer));
        lines.add("  control probe, fsync/s of each round: " + Figures.probes(rounds()));
        lines.add("  lost: %d, extra: %d, not sealed: %d, failures: %d".formatted(lost, extra, unsealed, failures));
        Figures.firstFailure(rounds()).ifPresent(failure -> lines.add("  not answered with 200, first: " + failure));
        return lines;
    }

    private String latency(String name, Function<Latency, Double> figure) {
        Function<Round, Double> ours = round -> figure.apply(round.ours().run().latency());
        Function<Round, Double> peer = round -> figure.apply(round.peer().run().latency());
        return LINE.formatted(
                name,
                text(over(open, ours), 1),
                text(over(open, peer), 1),
                text(over(open, round -> ours.apply(round) / peer.apply(round)), 2));
    }

    private Stream<Round> rounds() {
        return Stream.concat(top.stream(), open.stream());
    }
}
