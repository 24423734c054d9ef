package org.sahay.store.ratelimit;

import java.time.Duration;

/**
 * How a bucket stands after a request.
 *
 * @param enough whether it had something for this request
 * @param remaining whole requests that are left
 * @param untilMore when there is one more, also when nothing is left
 */
public record Level(boolean enough, long remaining, Duration untilMore) {}
