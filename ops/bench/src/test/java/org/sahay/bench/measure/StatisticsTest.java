package org.sahay.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void percentilesAreMeasuredValuesOfTheNearestRank() {
        var hundred = LongStream.rangeClosed(1, 100)
                .map(n -> 101 - n)
                .map(n -> n * 1_000_000)
                .toArray();
        assertThat(Latency.ofNanos(hundred)).isEqualTo(new Latency(100, 50, 99, 100));
    }

    @Test
    void ofTwoTheLargerIsTheP99AndTheSmallerTheP50() {
        assertThat(Latency.ofNanos(new long[] {4_000_000, 2_000_000})).isEqualTo(new Latency(2, 2, 4, 4));
    }

    @Test
    void nothingMeasuredIsZeroAndSaysSo() {
        assertThat(Latency.ofNanos(new long[0])).isEqualTo(new Latency(0, 0, 0, 0));
    }

    @Test
    void theMedianOfAnOddNumberOfRoundsIsOneOfThem() {
        assertThat(Spread.of(List.of(5.0, 1.0, 3.0))).isEqualTo(new Spread(3, 1, 5));
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(3, 1, 9));
    }

    @Test
    void noRoundsHaveNoSpread() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }

    @Test
    void aTargetIsMetAtItsBound() {
        assertThat(Target.atLeast("ratio", 0.5, 0.5).met()).isTrue();
        assertThat(Target.atLeast("ratio", 0.5, 0.49).met()).isFalse();
        assertThat(Target.atMost("lost", 0, 0)).isEqualTo(new Target("lost <= 0", 0, true));
        assertThat(Target.atMost("lost", 0, 1).met()).isFalse();
    }
}
