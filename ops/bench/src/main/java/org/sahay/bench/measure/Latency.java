package org.sahay.bench.measure;

import java.util.Arrays;

/**
 * How long things took, in milliseconds; all zero when there were none.
 *
 * @param count how many there were
 * @param p50 half of them took no longer
 * @param p99 99 of 100 took no longer
 * @param max none took longer
 */
public record Latency(long count, double p50, double p99, double max) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** Of durations in nanoseconds, in any order. */
    public static Latency ofNanos(long[] nanos) {
        if (nanos.length == 0) {
            return new Latency(0, 0, 0, 0);
        }
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latency(
                sorted.length,
                percentile(sorted, 50) / NANOS_PER_MILLI,
                percentile(sorted, 99) / NANOS_PER_MILLI,
                sorted[sorted.length - 1] / NANOS_PER_MILLI);
    }

    /** Nearest rank: a value that was measured, never one in between. */
    private static long percentile(long[] sorted, int percent) {
        var rank = Math.ceilDiv((long) sorted.length * percent, 100L);
        return sorted[Math.toIntExact(Math.max(1, rank)) - 1];
    }
}
