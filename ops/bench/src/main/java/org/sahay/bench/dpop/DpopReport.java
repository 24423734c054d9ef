package org.sahay.bench.dpop;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Round;
import org.sahay.bench.measure.SideBySide;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.measure.Target;
import org.sahay.bench.platform.Rounds;

/**
 * What {@code dpop} found; in the rounds ours is DPoP and the peer is the bearer token.
 *
 * @param ratio of the top rates, the median of the rounds
 * @param p50 milliseconds from the instant a request was due to its answer, with DPoP, at 60 % of its top rate
 * @param p99 the same
 * @param lost 0: nothing is written
 * @param extra 0: nothing is written
 * @param connections of each side
 * @param ratioOfRounds the ratio with its least and most
 * @param offeredPerSecond the rate of the open load on both
 * @param failures requests of either side that were not answered with 200
 * @param top the rounds at the top rate
 * @param open the rounds under the open load
 */
record DpopReport(
        String benchmark,
        Double ratio,
        double p50,
        double p99,
        long lost,
        long extra,
        List<Target> targets,
        int connections,
        Spread ratioOfRounds,
        Spread dpopPerSecond,
        Spread bearerPerSecond,
        double offeredPerSecond,
        long failures,
        List<Round> top,
        List<Round> open)
        implements Report {
    static DpopReport of(int connections, double offered, List<Round> top, List<Round> open) {
        var sides = new SideBySide(offered, top, open);
        var ratio = sides.ratio();
        var failures = sides.failures();
        return new DpopReport(
                "dpop",
                ratio.median(),
                sides.ours(Latency::p50).median(),
                sides.ours(Latency::p99).median(),
                0,
                0,
                List.of(
                        Target.atLeast("ratio of the top rates", 0.5, ratio.median()),
                        Target.atMost("failures", 0, failures)),
                connections,
                ratio,
                sides.oursPerSecond(),
                sides.peerPerSecond(),
                offered,
                failures,
                sides.top(),
                sides.open());
    }

    @Override
    @JsonIgnore
    public List<String> table() {
        var head = new ArrayList<String>();
        head.add("dpop: GET %s with DPoP, beside the same people with plain bearer tokens of './sahay token'"
                .formatted(DpopBenchmark.PATH));
        head.add("%d connections each, %d rounds of about %d s in turn after a warm-up; median (least to most)"
                .formatted(connections, Rounds.COUNT, DpopBenchmark.TIME.toSeconds()));
        head.add("One proof a request, all signed before the measured time, so that signing is not in it.");
        return new SideBySide(offeredPerSecond, top, open)
                .report(head, "DPoP", "bearer", "  failures: " + failures, "not answered with 200");
    }
}
