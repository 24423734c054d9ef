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
        return shared(draws, RateBuckets::taken);
    }

    /** The same; while Redis does not answer, from buckets of this instance that stand as it saw the shared ones last. */
    public List<Level> takeEvenAlone(List<Draw> draws) {
        return evenAlone(draws, RateBuckets::taken);
    }

    /**
     * Takes up to so many from one bucket, in one question.
     *
     * @return how many there were
     */
    public int takeSomeEvenAlone(Draw draw, int wanted) {
        return evenAlone(List.of(draw), states -> {
            int some = states.takeSome(wanted);
            return new Change<>(some, some > 0);
        });
    }

    /** Puts back what a request took that should not have counted. */
    public void giveBack(List<Draw> draws) {
        giveBack(draws, 1);
    }

    /** Puts so many back into one bucket, in one question. */
    public void giveBack(Draw draw, int some) {
        giveBack(List.of(draw), some);
    }

    private void giveBack(List<Draw> draws, int some) {
        int _ = evenAlone(draws, states -> {
            states.giveBack(some);
            return new Change<>(some, true);
        });
    }

    /**
     * What somebody did to the states.
     *
     * @param told what they learnt
     * @param changed whether the states are others now
     */
    private record Change<T>(T told, boolean changed) {}

    private static Change<List<Level>> taken(BucketStates states) {
        List<Level> levels = states.take();
        return new Change<>(levels, levels.stream().allMatch(Level::enough));
    }

    private <T> T evenAlone(List<Draw> draws, Function<BucketStates, Change<T>> change) {
        try {
            return shared(draws, change);
        } catch (ShortLivedStateUnavailableException alone) {
            return own(draws, change);
        }
    }

    private <T> T shared(List<Draw> draws, Function<BucketStates, Change<T>> change) {
        List<String> keys = keys(draws);
        List<String> guesses = lastSeen.of(keys);
        while (true) { // Whoever guessed wrong was overtaken by a request that went through, and there are only so
            // many.
            var states = BucketStates.of(draws, guesses, nanos());
            Change<T> made = change.apply(states);
            List<String> next = made.changed() ? states.texts() : guesses;
            List<String> found = swap(draws, keys, guesses, made.changed() ? next : List.of());
            lastSeen.put(keys, found.isEmpty() ? next : found);
            if (found.isEmpty()) {
                return made.told();
            }
            guesses = found;
        }
    }

    private <T> T own(List<Draw> draws, Function<BucketStates, Change<T>> change) {
        List<String> keys = keys(draws);
        synchronized (lastSeen) {
            var states = BucketStates.of(draws, lastSeen.of(keys), nanos());
            Change<T> made = change.apply(states);
            if (made.changed()) {
                lastSeen.put(keys, states.texts());
            }
            return made.told();
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
