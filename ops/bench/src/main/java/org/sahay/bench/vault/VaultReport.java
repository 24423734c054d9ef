package org.sahay.bench.vault;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Round;
import org.sahay.bench.measure.SideBySide;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.measure.Target;
import org.sahay.bench.platform.Accepted;
import org.sahay.bench.platform.Rounds;

/**
 * What {@code vault} found; ours is with texts sealed, the peer with texts kept as they are.
 *
 * @param ratio of the top rates, the median of the rounds
 * @param p50 milliseconds from the instant a POST was due to its 201, sealed, at 60 % of its top rate
 * @param p99 the same
 * @param lost acknowledged complaints that are not in the database
 * @param extra complaints in the database that were not acknowledged
 * @param connections of each side
 * @param ratioOfRounds the ratio with its least and most
 * @param withoutText complaints whose words are nowhere
 * @param failures requests of either side that were not answered with 201
 * @param top the rounds at the top rate
 * @param open the rounds under the open load
 */
record VaultReport(
        String benchmark,
        Double ratio,
        double p50,
        double p99,
        long lost,
        long extra,
        List<Target> targets,
        int connections,
        Spread ratioOfRounds,
        double offeredPerSecond,
        long withoutText,
        long failures,
        List<Round> top,
        List<Round> open)
        implements Report {
    static VaultReport of(int connections, Accepted accepted, long withoutText, List<Round> top, List<Round> open) {
        var offered = SideBySide.offered(top);
        var sides = new SideBySide(offered, top, open);
        var ratio = sides.ratio();
        var failures = sides.failures();
        return new VaultReport(
                "vault",
                ratio.median(),
                sides.ours(Latency::p50).median(),
                sides.ours(Latency::p99).median(),
                accepted.lost(),
                accepted.extra(),
                List.of(
                        Target.atLeast("ratio of the top rates", 0.7, ratio.median()),
                        Target.atMost("lost", 0, accepted.lost()),
                        Target.atMost("extra", 0, accepted.extra()),
                        Target.atMost("complaints without their words", 0, withoutText),
                        Target.atMost("failures", 0, failures)),
                connections,
                ratio,
                offered,
                withoutText,
                failures,
                sides.top(),
                sides.open());
    }

    @Override
    @JsonIgnore
    public List<String> table() {
        var head = new ArrayList<String>();
        head.add("vault: POST /v1/complaints with texts sealed, beside the same with texts kept as they are");
        head.add("%d connections, %d rounds of %d s in turn after a warm-up; median (least to most)"
                .formatted(connections, Rounds.COUNT, VaultBenchmark.TIME.toSeconds()));
        head.add(
                "Everybody files once, so each complaint needs a data key made, wrapped and kept. The relay is paused.");
        return new SideBySide(offeredPerSecond, top, open)
                .report(
                        head,
                        "sealed",
                        "plain",
                        "  lost: %d, extra: %d, without words: %d, failures: %d"
                                .formatted(lost, extra, withoutText, failures),
                        "not answered with 201");
    }
}
