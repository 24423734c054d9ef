package org.sahay.bench.accept;

import java.util.List;
import org.sahay.bench.measure.Figures;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Round;
import org.sahay.bench.measure.SideBySide;
import org.sahay.bench.measure.Spread;

/**
 * All rounds with the relay in one state.
 *
 * @param relay what it did
 * @param ratio of the top rates
 * @param oursPerSecond top rate
 * @param peerPerSecond top rate
 * @param offeredPerSecond the rate of the open load on both
 * @param p50 milliseconds, ours under the open load, the median of the rounds
 * @param p99 the same
 * @param p99Ratio of ours to the peer's under the open load
 * @param top the rounds at the top rate
 * @param open the rounds under the open load
 */
record Variant(
        String relay,
        Spread ratio,
        Spread oursPerSecond,
        Spread peerPerSecond,
        double offeredPerSecond,
        double p50,
        Spread p99,
        Spread peerP99,
        Spread p99Ratio,
        List<Round> top,
        List<Round> open) {

    static Variant of(String relay, double offered, List<Round> top, List<Round> open) {
        var sides = new SideBySide(offered, top, open);
        return new Variant(
                relay,
                sides.ratio(),
                sides.oursPerSecond(),
                sides.peerPerSecond(),
                offered,
                sides.ours(Latency::p50).median(),
                sides.ours(Latency::p99),
                sides.peer(Latency::p99),
                Figures.over(open, Round::p99Ratio),
                sides.top(),
                sides.open());
    }

    SideBySide sides() {
        return new SideBySide(offeredPerSecond, top, open);
    }
}
