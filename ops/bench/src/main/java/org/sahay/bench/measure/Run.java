package org.sahay.bench.measure;

import org.jspecify.annotations.Nullable;

/**
 * What one load did.
 *
 * @param operations acknowledged ones
 * @param failures others
 * @param firstFailure why the first of them was not acknowledged
 * @param seconds from the first request to the last answer
 * @param latency of the acknowledged ones; in an open load from the instant each was due
 */
public record Run(long operations, long failures, @Nullable String firstFailure, double seconds, Latency latency) {
    public double perSecond() {
        return seconds == 0 ? 0 : operations / seconds;
    }
}
