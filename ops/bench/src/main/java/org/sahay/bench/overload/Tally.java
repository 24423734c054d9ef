package org.sahay.bench.overload;

import java.util.concurrent.atomic.LongAdder;

/** How those were answered that were not accepted, counted by all clients of one load. */
final class Tally {
    private final LongAdder refused = new LongAdder();
    private final LongAdder refusedWithoutRetryAfter = new LongAdder();
    private final LongAdder timeOuts = new LongAdder();
    private final LongAdder others = new LongAdder();

    /** 429 or 503. */
    void refused(boolean withRetryAfter) {
        (withRetryAfter ? refused : refusedWithoutRetryAfter).increment();
    }

    void timedOut() {
        timeOuts.increment();
    }

    void failed() {
        others.increment();
    }

    /**
     * What was counted.
     *
     * @param refused with 429 or 503 and {@code Retry-After}
     * @param refusedWithoutRetryAfter the same without it
     * @param timeOuts no answer in time
     * @param others every other answer, and connections that broke
     */
    record Counts(long refused, long refusedWithoutRetryAfter, long timeOuts, long others) {}

    Counts counts() {
        return new Counts(refused.sum(), refusedWithoutRetryAfter.sum(), timeOuts.sum(), others.sum());
    }
}
