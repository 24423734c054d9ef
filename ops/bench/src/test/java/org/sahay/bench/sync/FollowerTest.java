package org.sahay.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FollowerTest {
    private static final UUID CITIZEN = UUID.fromString("11111111-2222-4333-8444-555555555555");

    @Test
    void aBatchIsAskedForUntilItsSeriesShowsAllOfIt() throws Exception {
        var asked = new AtomicInteger();
        var follower = new Follower(citizen -> 13 + asked.incrementAndGet(), Duration.ofMinutes(1));
        follower.accept(new Followed(CITIZEN, 15, System.nanoTime()));
        follower.finish();
        var seen = follower.call();
        assertThat(seen.reads()).isEqualTo(2);
        assertThat(seen.missing()).isZero();
        assertThat(seen.shown())
                .singleElement()
                .satisfies(shown -> assertThat(shown.lag()).isGreaterThanOrEqualTo(9_000_000));
    }

    @Test
    void aReadThatFailsIsCountedAndTheBatchAskedForAgain() throws Exception {
        var asked = new AtomicInteger();
        var follower = new Follower(
                citizen -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IOException("503");
                    }
                    return 15;
                },
                Duration.ofMinutes(1));
        follower.accept(new Followed(CITIZEN, 15, System.nanoTime()));
        follower.finish();
        var seen = follower.call();
        assertThat(seen.failures()).isEqualTo(1);
        assertThat(seen.firstFailure()).contains("503");
        assertThat(seen.shown()).hasSize(1);
    }

    @Test
    void whatNoSeriesShowsIsMissingWhenPatienceEnds() throws Exception {
        var follower = new Follower(citizen -> 14, Duration.ofMillis(30));
        follower.accept(new Followed(CITIZEN, 15, System.nanoTime()));
        follower.finish();
        assertThat(follower.call().missing()).isEqualTo(1);
    }

    @Test
    void everySoManyBatchesOneIsFollowedUpToAllThatItsCitizenSent() {
        var acks = new Acks(new Journal());
        var followed = new ArrayList<Followed>();
        acks.accept(new Batch(CITIZEN, 0, 1), 0);
        acks.follow(3, followed::add);
        IntStream.range(0, 6).forEach(i -> acks.accept(new Batch(CITIZEN, 1, 2 + i), 0));
        acks.follow(0, followed::add);
        acks.accept(new Batch(CITIZEN, 0, 9), 0);
        assertThat(acks.events()).isEqualTo(800);
        assertThat(followed).extracting(Followed::readings).isEqualTo(List.of(2 * 15L, 5 * 15L));
    }

    @Test
    void allBucketsOfASeriesAreCounted() {
        assertThat(Series.counted("{\"items\":[{\"min\":1,\"count\":12},{\"min\":1,\"count\":3}]}"))
                .isEqualTo(15);
        assertThat(Series.counted("{\"items\":[]}")).isZero();
    }
}
