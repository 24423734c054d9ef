package org.sahay.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.sahay.bench.sync.Follower.Shown;

class LagTest {
    private static final long MILLI = 1_000_000;

    @Test
    void lagThatStaysHasNoGrowth() {
        var lag = Lag.of(List.of(aShown(1, 40), aShown(2, 60), aShown(6, 40), aShown(7, 60)), 5 * MILLI);
        assertThat(lag.growth()).isEqualTo(1);
        assertThat(lag.all().max()).isEqualTo(60);
    }

    @Test
    void lagThatGrowsAllTheTimeHasAGrowthOfThree() {
        var shown = LongStream.range(0, 1000).mapToObj(i -> aShown(i, i)).toList();
        assertThat(Lag.of(shown, 500 * MILLI).growth()).isBetween(2.9, 3.1);
    }

    @Test
    void nothingShownIsNoGoodGrowth() {
        assertThat(Lag.of(List.of(), 0).growth()).isNaN();
    }

    private static Shown aShown(long ackedAt, long lag) {
        return new Shown(ackedAt * MILLI, lag * MILLI);
    }
}
