package org.sahay.bench.sync;

import java.util.List;
import java.util.function.Predicate;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.sync.Follower.Shown;

/**
 * How long after their acks batches could be read.
 *
 * @param first those that were acknowledged in the first half of the time
 * @param second the others
 */
record Lag(Latency all, Latency first, Latency second) {
    /** @param middle of the time, of {@link System#nanoTime} */
    static Lag of(List<Shown> shown, long middle) {
        return new Lag(
                latency(shown, one -> true),
                latency(shown, one -> one.ackedAt() - middle < 0),
                latency(shown, one -> one.ackedAt() - middle >= 0));
    }

    private static Latency latency(List<Shown> shown, Predicate<Shown> which) {
        return Latency.ofNanos(
                shown.stream().filter(which).mapToLong(Shown::lag).toArray());
    }

    /** The median of the second half to that of the first: about 1 where what comes is kept up with, 3 where lag grows all the time. */
    double growth() {
        return second.p50() / first.p50();
    }
}
