package org.sahay.store.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ids of DPoP proofs that were used (RFC 9449, 11.1). All instances share them through Redis; each remembers its own as well,
 * which is all there is while Redis does not answer.
 */
public final class ProofIds {
    private static final Duration TIDY_EVERY = Duration.ofSeconds(10);
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final ShortLivedState state;
    private final Clock clock;
    private final Map<String, Instant> own = new ConcurrentHashMap<>();
    private volatile Instant tidiedAt;

    ProofIds(ShortLivedState state, Clock clock) {
        this.state = state;
        this.clock = clock;
        this.tidiedAt = clock.instant();
    }

    /**
     * Whether this is the first use of the proof, as far as is known; see {@link #shared()}.
     *
     * @param keyThumbprint RFC 7638 thumbprint of the key that signed the proof
     * @param jti the proof's own id
     * @param rememberUntil from when on the proof is refused for its age anyway
     */
    public boolean firstUse(String keyThumbprint, String jti, Instant rememberUntil) {
        tidy();
        String id = Hashes.sha256Text(keyThumbprint + "\u0000" + jti);
        return own.putIfAbsent(id, rememberUntil) == null && firstAnywhere(id, rememberUntil);
    }

    /**
     * Whether Redis took part in the last question; asked after {@link #firstUse}, whether others' uses are known. False makes
     * the edge accept only proofs of the last 10 s.
     */
    public boolean shared() {
        return state.answers();
    }

    private boolean firstAnywhere(String id, Instant rememberUntil) {
        Duration time = Duration.between(clock.instant(), rememberUntil);
        Duration life = time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
        return state.askIfThere(
                        redis -> Boolean.TRUE.equals(redis.opsForValue().setIfAbsent("sahay:proof:" + id, "", life)))
                .orElse(true);
    }

    private void tidy() {
        Instant now = clock.instant();
        if (now.isAfter(tidiedAt.plus(TIDY_EVERY))) {
            tidiedAt = now;
            own.values().removeIf(until -> !until.isAfter(now));
        }
    }
}
