package org.sahay.store.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sahay.store.hash.Sha256;

/**
 * Ids of DPoP proofs that were used (RFC 9449, 11.1). All instances share them through Redis; each remembers its own as well,
 * which is all there is while Redis does not answer.
 */
public final class ProofIds implements AutoCloseable {
    private static final Duration TIDY_EVERY = Duration.ofSeconds(10);
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** After its return Redis is believed when every instance has found that out and told it what it took alone. */
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final ShortLivedState state;
    private final Clock clock;
    private final ProofsUsedAlone usedAlone;
    private final Map<String, Instant> own = new ConcurrentHashMap<>();
    private volatile Instant tidiedAt;

    ProofIds(ShortLivedState state, Clock clock) {
        this.state = state;
        this.clock = clock;
        this.usedAlone = new ProofsUsedAlone(state, clock);
        this.tidiedAt = clock.instant();
    }

    /**
     * Uses a proof.
     *
     * @param keyThumbprint RFC 7638 thumbprint of the key that signed the proof
     * @param jti the proof's own id
     * @param rememberUntil from when on the proof is refused for its age anyway
     */
    public ProofUse use(String keyThumbprint, String jti, Instant rememberUntil) {
        tidy();
        String key = "sahay:proof:" + Sha256.textOf(keyThumbprint + "\u0000" + jti);
        if (own.putIfAbsent(key, rememberUntil) != null) {
            return ProofUse.USED;
        }
        Duration life = life(clock.instant(), rememberUntil);
        Optional<Boolean> first = state.askIfThere(
                redis -> Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key, "", life)));
        if (first.isEmpty()) {
            usedAlone.add(key, rememberUntil);
            return ProofUse.FIRST_ALONE;
        }
        if (!first.get()) {
            return ProofUse.USED;
        }
        return state.answeredFor(SETTLING) ? ProofUse.FIRST_SHARED : ProofUse.FIRST_ALONE;
    }

    static Duration life(Instant now, Instant until) {
        Duration time = Duration.between(now, until);
        return time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
    }

    @Override
    public void close() {
        usedAlone.close();
    }

    private void tidy() {
        Instant now = clock.instant();
        if (now.isAfter(tidiedAt.plus(TIDY_EVERY))) {
            tidiedAt = now;
            own.values().removeIf(until -> !until.isAfter(now));
        }
    }
}
