package org.sahay.store.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What all instances know of sessions without asking PostgreSQL: that one ended, for as long as somebody may hold an access
 * token of it; that one lives, for seconds. Whatever is not known is asked, so that a flushed Redis brings nobody back.
 */
final class SessionCache {
    /** Bounds how long another instance believes in a session whose end Redis was not told. */
    private static final Duration LIVE = Duration.ofSeconds(2);

    private static final String ENDED = "ended";

    private final ShortLivedState state;
    private final Clock clock;

    SessionCache(ShortLivedState state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /**
     * Empty when that is not known. After a start and after a failure nothing counts as alive until what was written before
     * is gone: Redis may not have been told of its end.
     */
    Optional<Boolean> live(UUID session) {
        String known = state.askIfThere(redis -> {
                    String value = redis.opsForValue().get(key(session));
                    return value == null ? "" : value;
                })
                .orElse("");
        if (known.equals(ENDED)) {
            return Optional.of(false);
        }
        return known.isEmpty() || !state.answeredFor(LIVE)
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(Long.parseLong(known)).isAfter(clock.instant()));
    }

    void ended(UUID session) {
        state.askIfThere(redis -> {
            redis.opsForValue().set(key(session), ENDED, SessionTerms.ACCESS_TOKEN);
            return true;
        });
    }

    /** Never in place of its end: whoever read the row before the end writes after it in vain. */
    void alive(UUID session, Instant expiresAt) {
        String until = Long.toString(expiresAt.toEpochMilli());
        state.askIfThere(redis -> Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key(session), until, LIVE)));
    }

    private static String key(UUID session) {
        return "sahay:session:" + session;
    }
}
