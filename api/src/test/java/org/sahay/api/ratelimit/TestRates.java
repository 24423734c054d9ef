package org.sahay.api.ratelimit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sahay.store.ratelimit.Rate;
import org.sahay.store.ratelimit.RateBuckets;

/** Rates that a test sets; all others are never reached. */
public final class TestRates {
    private static final Rate NEVER_REACHED = new Rate(1_000_000, Duration.ofMinutes(1));

    private final Map<RateLimit, Rate> rates = new ConcurrentHashMap<>();

    public RateLimits limits(RateBuckets buckets) {
        return new RateLimits(buckets, limit -> rates.getOrDefault(limit, NEVER_REACHED));
    }

    /** In a window so long that nothing comes back while the test runs. */
    public void set(RateLimit limit, long requests) {
        rates.put(limit, new Rate(requests, Duration.ofDays(1)));
    }

    public void reset() {
        rates.clear();
    }
}
