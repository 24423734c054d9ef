package org.sahay.store.ratelimit;

import java.time.Duration;

/**
 * How much a bucket holds, and how it fills: evenly, so that an empty one is full after the window. One nobody has drawn from
 * is full.
 *
 * @param requests at least 1
 * @param window at least a millisecond
 */
public record Rate(long requests, Duration window) {
    public Rate {
        if (requests < 1 || window.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("A rate is one request or more in a millisecond or more");
        }
    }

    /** How long an empty bucket takes to let one request through. */
    public Duration interval() {
        return window.dividedBy(requests);
    }
}
