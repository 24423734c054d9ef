package org.sahay.api.ratelimit;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sahay.store.ratelimit.Rate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rates other than those of the table.
 *
 * @param rateLimits by the code of the limit
 */
@ConfigurationProperties("sahay")
record RateLimitProperties(@DefaultValue Map<String, Other> rateLimits) {
    RateLimitProperties {
        rateLimits = Map.copyOf(rateLimits);
    }

    /**
     * A rate in part or whole.
     *
     * @param requests how many
     * @param window in what time, whole seconds
     */
    record Other(@Nullable Long requests, @Nullable Duration window) {}

    /** @throws IllegalArgumentException for a limit there is not, and for a rate that breaks what the table promises */
    Map<RateLimit, Rate> rates() {
        var rates = new EnumMap<RateLimit, Rate>(RateLimit.class);
        for (RateLimit limit : RateLimit.values()) {
            rates.put(limit, limit.rate());
        }
        rateLimits.forEach((code, other) -> {
            RateLimit limit = RateLimit.named(code)
                    .orElseThrow(() -> new IllegalArgumentException("There is no limit sahay.rate-limits." + code));
            rates.put(limit, checked(limit, replaced(limit.rate(), other)));
        });
        return rates;
    }

    private static Rate replaced(Rate rate, Other other) {
        return new Rate(
                other.requests() == null ? rate.requests() : other.requests(),
                other.window() == null ? rate.window() : other.window());
    }

    private static Rate checked(RateLimit limit, Rate rate) {
        if (rate.window().toSeconds() < 1
                || !rate.window().equals(Duration.ofSeconds(rate.window().toSeconds()))) {
            throw new IllegalArgumentException(
                    "The window of sahay.rate-limits." + limit.code() + " has no whole seconds");
        }
        Duration promise = limit.promise();
        if (promise != null && rate.interval().compareTo(promise) > 0) {
            throw new IllegalArgumentException(
                    "sahay.rate-limits." + limit.code() + " must let one request through in " + promise);
        }
        return rate;
    }
}
