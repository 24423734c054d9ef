package org.sahay.store.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.script.RedisScript;

/** The proofs this instance took while Redis did not answer. Redis is told of them as soon as it does, whoever asks or not. */
final class ProofsUsedAlone implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProofsUsedAlone.class);
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final int AT_ONCE = 1_000;

    /** Keys, and how long each is remembered, in milliseconds. */
    private static final RedisScript<Long> TELL = RedisScript.of("""
            for i = 1, #KEYS do redis.call('SET', KEYS[i], '', 'PX', ARGV[i]) end
            return #KEYS
            """, Long.class);

    private final ShortLivedState state;
    private final Clock clock;
    private final Map<String, Instant> untold = new ConcurrentHashMap<>();
    private final ScheduledExecutorService telling = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("proofs-used-alone").factory());

    ProofsUsedAlone(ShortLivedState state, Clock clock) {
        this.state = state;
        this.clock = clock;
        telling.scheduleWithFixedDelay(this::tellOrTryAgain, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param key where Redis keeps it */
    void add(String key, Instant rememberUntil) {
        untold.put(key, rememberUntil);
    }

    private void tellOrTryAgain() {
        try {
            tell();
        } catch (RuntimeException accident) {
            LOG.warn("Redis could not be told of proofs used alone", accident);
        }
    }

    private void tell() {
        Instant now = clock.instant();
        untold.values().removeIf(until -> !until.isAfter(now));
        boolean told = true;
        while (told && !untold.isEmpty()) {
            var some = untold.entrySet().stream().limit(AT_ONCE).toList();
            List<String> keys = some.stream().map(Map.Entry::getKey).toList();
            Object[] lives = some.stream()
                    .map(proof ->
                            Long.toString(ProofIds.life(now, proof.getValue()).toMillis()))
                    .toArray();
            told = state.askIfThere(redis -> redis.execute(TELL, keys, lives)).isPresent();
            if (told) {
                keys.forEach(untold::remove);
            }
        }
    }

    @Override
    public void close() {
        telling.shutdownNow();
    }
}
