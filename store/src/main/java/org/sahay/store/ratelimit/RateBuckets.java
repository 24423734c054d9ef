package org.sahay.store.ratelimit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.sahay.store.identity.ShortLivedState;
import org.sahay.store.identity.ShortLivedStateUnavailableException;
import org.sahay.store.vault.BlindIndex;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Buckets that all instances draw from. Redis keeps bucket4j's states, for as long as a bucket takes to fill, under keyed
 * hashes. All buckets of a request are swapped in one question, all or none: whom one bucket refuses, that request takes
 * nothing from another. The question guesses the states as this instance saw them last, so that it is the only one unless
 * another instance was there in between; then Redis answers with the states it has, and they are asked for again.
 */
public final class RateBuckets {
    /**
     * Keys are buckets; values are the guesses, then the new states, then their lives in milliseconds. Answers with nothing
     * when the guesses held, otherwise with the states there are. A refused request has no new states and swaps nothing.
     */
    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> SWAP = RedisScript.of("""
            local states = redis.call('MGET', unpack(KEYS))
            local guessed = true
            for i = 1, #KEYS do
                states[i] = states[i] or ''
                guessed = guessed and states[i] == ARGV[i]
            end
            if not guessed then return states end
            if #ARGV > #KEYS then
                for i = 1, #KEYS do
                    redis.call('SET', KEYS[i], ARGV[#KEYS + i], 'PX', ARGV[2 * #KEYS + i])
                end
            end
            return {}
            """, List.class);

    private final ShortLivedState redis;
    private final BlindIndex index;
    private final Clock clock;
    private final LastSeen lastSeen = new LastSeen();

    RateBuckets(ShortLivedState redis, BlindIndex index, Clock clock) {
        this.redis = redis;
        this.index = index;
        this.clock = clock;
    }

    /**
     * Takes one request from each bucket, or nothing from any when one is empty.
     *
     * @return how each stands, in the order of the draws
     * @throws ShortLivedStateUnavailableException when Redis does not answer
     */
    public List<Level> take(List<Draw> draws) {
        return shared(draws, BucketStates::take);
    }

    /** The same; while Redis does not answer, from buckets of this instance that stand as it saw the shared ones last. */
    public List<Level> takeEvenAlone(List<Draw> draws) {
        try {
            return take(draws);
        } catch (ShortLivedStateUnavailableException alone) {
            return own(draws, BucketStates::take);
        }
    }

    /** Puts back what a request took that should not have counted. */
    public void giveBack(List<Draw> draws) {
        Function<BucketStates, List<Level>> giving = states -> {
            states.giveBack();
            return List.of();
        };
        try {
            shared(draws, giving);
        } catch (ShortLivedStateUnavailableException alone) {
            own(draws, giving);
        }
    }

    private List<Level> shared(List<Draw> draws, Function<BucketStates, List<Level>> change) {
        List<String> keys = keys(draws);
        List<String> guesses = lastSeen.of(keys);
        while (true) { // Whoever guessed wrong was overtaken by a request that went through, and there are only so
            // many.
            var states = BucketStates.of(draws, guesses, nanos());
            List<Level> levels = change.apply(states);
            boolean taken = levels.stream().allMatch(Level::enough);
            List<String> next = taken ? states.texts() : guesses;
            List<String> found = swap(draws, keys, guesses, taken ? next : List.of());
            lastSeen.put(keys, found.isEmpty() ? next : found);
            if (found.isEmpty()) {
                return levels;
            }
            guesses = found;
        }
    }

    private List<Level> own(List<Draw> draws, Function<BucketStates, List<Level>> change) {
        List<String> keys = keys(draws);
        synchronized (lastSeen) {
            var states = BucketStates.of(draws, lastSeen.of(keys), nanos());
            List<Level> levels = change.apply(states);
            if (levels.stream().allMatch(Level::enough)) {
                lastSeen.put(keys, states.texts());
            }
            return levels;
        }
    }

    /** @return empty when the guesses held, otherwise the states there are */
    @SuppressWarnings("unchecked")
    private List<String> swap(List<Draw> draws, List<String> keys, List<String> guesses, List<String> next) {
        var values = new ArrayList<Object>(guesses);
        if (!next.isEmpty()) {
            values.addAll(next);
            draws.forEach(draw -> values.add(Long.toString(draw.rate().window().toMillis())));
        }
        return redis.ask(there -> {
            var found = (List<String>) there.execute(SWAP, keys, values.toArray());
            return found == null ? Collections.<String>emptyList() : found;
        });
    }

    private List<String> keys(List<Draw> draws) {
        return draws.stream().map(this::key).toList();
    }

    private String key(Draw draw) {
        byte[] hash = index.of("rate-limit", draw.limit() + "\u0000" + draw.subject());
        return "sahay:rate:" + draw.limit() + ":" + draw.rate().requests() + "/"
                + draw.rate().window().toMillis() + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private long nanos() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
