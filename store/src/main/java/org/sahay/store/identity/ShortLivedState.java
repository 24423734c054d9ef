package org.sahay.store.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Redis, for what may be lost. While it does not answer, one caller a second finds out whether it does again and all others
 * are told at once, so that a silent Redis costs a request no time-out of its own.
 */
public final class ShortLivedState {
    private static final Logger LOG = LoggerFactory.getLogger(ShortLivedState.class);
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final StringRedisTemplate redis;
    private final AtomicLong nextAttempt = new AtomicLong(System.nanoTime());
    private volatile boolean failing;
    private volatile long lastFailure = System.nanoTime();

    ShortLivedState(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** @throws ShortLivedStateUnavailableException when Redis does not answer */
    public <T> T ask(Function<StringRedisTemplate, T> question) {
        if (failing && !mayTry()) {
            throw new ShortLivedStateUnavailableException(null);
        }
        try {
            T answer = question.apply(redis);
            answered();
            return answer;
        } catch (DataAccessException e) {
            failed(e);
            throw new ShortLivedStateUnavailableException(e);
        }
    }

    /** Empty when Redis does not answer. */
    <T> Optional<T> askIfThere(Function<StringRedisTemplate, T> question) {
        try {
            return Optional.of(ask(question));
        } catch (ShortLivedStateUnavailableException e) {
            return Optional.empty();
        }
    }

    /** Whether the last question was answered. */
    boolean answers() {
        return !failing;
    }

    /** Whether every question of this long was answered. */
    boolean answeredFor(Duration time) {
        return !failing && System.nanoTime() - lastFailure >= time.toNanos();
    }

    private boolean mayTry() {
        long due = nextAttempt.get();
        long now = System.nanoTime();
        return now - due >= 0 && nextAttempt.compareAndSet(due, now + PAUSE);
    }

    private void answered() {
        if (failing) {
            failing = false;
            LOG.info("Redis answers again");
        }
    }

    private void failed(DataAccessException reason) {
        lastFailure = System.nanoTime();
        nextAttempt.set(lastFailure + PAUSE);
        if (!failing) {
            failing = true;
            LOG.warn(
                    "Redis does not answer ({}); asked again every second",
                    reason.getClass().getSimpleName());
        }
    }
}
