package org.sahay.bench.accept;

import java.util.List;
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
        return new Variant(
                relay,
                Spread.of(top.stream().map(Round::rateRatio).toList()),
                Spread.of(top.stream()
                        .map(round -> round.ours().run().perSecond())
                        .toList()),
                Spread.of(top.stream()
                        .map(round -> round.peer().run().perSecond())
                        .toList()),
                offered,
                Spread.of(open.stream()
                                .map(round -> round.ours().run().latency().p50())
                                .toList())
                        .median(),
                Spread.of(open.stream()
                        .map(round -> round.ours().run().latency().p99())
                        .toList()),
                Spread.of(open.stream()
                        .map(round -> round.peer().run().latency().p99())
                        .toList()),
                Spread.of(open.stream().map(Round::p99Ratio).toList()),
                List.copyOf(top),
                List.copyOf(open));
    }

    long failures() {
        return java.util.stream.Stream.concat(top.stream(), open.stream())
                .mapToLong(round ->
                        round.ours().run().failures() + round.peer().run().failures())
                .sum();
    }
}
