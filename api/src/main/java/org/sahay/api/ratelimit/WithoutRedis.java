package org.sahay.api.ratelimit;

/** What a limit does while Redis, which has the buckets of all instances, does not answer. */
public enum WithoutRedis {
    /** Refuses, 503: better nobody than anybody as often as they like. */
    FAIL_CLOSED,
    /** Goes on with a bucket of the same size in each instance. */
    FAIL_OPEN
}
