package org.sahay.store.ratelimit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketState;
import io.github.bucket4j.MathType;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.distributed.remote.RemoteStat;
import io.github.bucket4j.distributed.serialization.InternalSerializationHelper;
import io.github.bucket4j.distributed.versioning.Versions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The buckets of one request at one instant: bucket4j's states and arithmetic, as texts outside. */
final class BucketStates {
    /** Pinned, so that instances of two releases read each other's states. */
    private static final Versions VERSION = Versions.v_8_10_0;

    private final List<RemoteBucketState> states;
    private final long now;

    private BucketStates(List<RemoteBucketState> states, long now) {
        this.states = states;
        this.now = now;
    }

    /** @param texts one for each draw; empty for a bucket nobody has drawn from */
    static BucketStates of(List<Draw> draws, List<String> texts, long now) {
        var states = new ArrayList<RemoteBucketState>();
        for (int i = 0; i < draws.size(); i++) {
            var state = texts.get(i).isEmpty() ? full(draws.get(i).rate(), now) : read(texts.get(i));
            state.refillAllBandwidth(now);
            states.add(state);
        }
        return new BucketStates(states, now);
    }

    /** Takes one from each, or none from any. */
    List<Level> take() {
        var enough =
                states.stream().map(state -> state.getAvailableTokens() >= 1).toList();
        if (!enough.contains(false)) {
            states.forEach(state -> state.consume(1));
        }
        var levels = new ArrayList<Level>();
        for (int i = 0; i < states.size(); i++) {
            levels.add(level(states.get(i), enough.get(i)));
        }
        return levels;
    }

    /** Takes as many of these from the one bucket as there are, and says how many. */
    int takeSome(int wanted) {
        RemoteBucketState only = states.getFirst();
        int some = (int) Math.max(0, Math.min(wanted, only.getAvailableTokens()));
        only.consume(some);
        return some;
    }

    void giveBack(int some) {
        states.forEach(state -> state.addTokens(some));
    }

    List<String> texts() {
        return states.stream()
                .map(state ->
                        Base64.getEncoder().encodeToString(InternalSerializationHelper.serializeState(state, VERSION)))
                .toList();
    }

    private Level level(RemoteBucketState state, boolean enough) {
        long remaining = state.getAvailableTokens();
        long nanos = state.calculateDelayNanosAfterWillBePossibleToConsume(remaining + 1, now, false);
        return new Level(enough, remaining, Duration.ofNanos(nanos));
    }

    private static RemoteBucketState full(Rate rate, long now) {
        var configuration = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.requests()).refillGreedy(rate.requests(), rate.window()))
                .build();
        var state = BucketState.createInitialState(configuration, MathType.INTEGER_64_BITS, now);
        return new RemoteBucketState(state, new RemoteStat(0), null);
    }

    private static RemoteBucketState read(String text) {
        return InternalSerializationHelper.deserializeState(Base64.getDecoder().decode(text));
    }
}
