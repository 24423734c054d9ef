package org.sahay.api.ratelimit;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sahay.store.ratelimit.Draw;
import org.sahay.store.ratelimit.Level;
import org.sahay.store.ratelimit.Rate;

/**
 * The headers {@code RateLimit-Policy} and {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers-11, lists of RFC 9651): for
 * each limit its name, {@code q} requests in {@code w} seconds, {@code r} of them left, one more in {@code t} seconds. What
 * everybody draws from together is nobody's to know, and how much a phone was used not that of whoever types its number.
 */
final class RateLimitHeaders {
    private RateLimitHeaders() {}

    static void write(HttpServletResponse response, List<RateLimit> limits, List<Draw> draws, List<Level> levels) {
        var policies = new ArrayList<String>();
        var states = new ArrayList<String>();
        for (int i = 0; i < limits.size(); i++) {
            RateLimit limit = limits.get(i);
            if (limit.whose().isTold()) {
                Rate rate = draws.get(i).rate();
                Level level = levels.get(i);
                policies.add("\"%s\";q=%d;w=%d"
                        .formatted(limit.code(), rate.requests(), rate.window().toSeconds()));
                states.add("\"%s\";r=%d;t=%d".formatted(limit.code(), level.remaining(), seconds(level.untilMore())));
            }
        }
        if (!policies.isEmpty()) {
            response.setHeader("RateLimit-Policy", String.join(", ", policies));
            response.setHeader("RateLimit", String.join(", ", states));
        }
    }

    /** Rounded up: whoever waits that long waits long enough. */
    static long seconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
