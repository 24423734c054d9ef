package org.sahay.faults.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.sahay.faults.oracle.Unharmed.Measured;
import org.sahay.faults.oracle.Unharmed.Round;

/** Content with what is right, and names what was planted. */
class UnharmedTest {
    private static final Duration FLOOR = Duration.ofMillis(100);

    @Test
    void whoeverIsAnsweredAboutAsSoonIsUnharmed() {
        assertThat(Unharmed.violations(rounds(80, 150), FLOOR)).isEmpty();
    }

    @Test
    void whoeverTakesTwiceAsLongIsNamed() {
        assertThat(Unharmed.violations(rounds(80, 160), FLOOR))
                .containsExactly("p99 is 160 ms in the attack and 80 ms without");
    }

    @Test
    void belowTheFloorNothingIsCompared() {
        assertThat(Unharmed.violations(rounds(10, 100), FLOOR)).isEmpty();
        assertThat(Unharmed.violations(rounds(10, 101), FLOOR)).hasSize(1);
    }

    @Test
    void oneRoundOfThreeMayBeDisturbed() {
        assertThat(Unharmed.violations(rounds(80, 90, 80, 900, 80, 90), FLOOR)).isEmpty();
        assertThat(Unharmed.violations(rounds(80, 90, 80, 900, 80, 900), FLOOR)).hasSize(1);
    }

    @Test
    void whoeverIsNotAnsweredIsNamed() {
        var refused = new Measured(List.of(Duration.ofMillis(5)), List.of("HTTP/1.1 503"));
        var answered = measured(5);
        assertThat(Unharmed.violations(List.of(new Round(answered, refused)), FLOOR))
                .containsExactly("in the attack: HTTP/1.1 503");
        assertThat(Unharmed.violations(List.of(new Round(refused, answered)), FLOOR))
                .containsExactly("without an attack: HTTP/1.1 503");
    }

    @Test
    void theP99LeavesOneOfAHundredOut() {
        var times = LongStream.rangeClosed(1, 200).mapToObj(Duration::ofMillis).toList();
        assertThat(new Measured(times, List.of()).p99()).isEqualTo(Duration.ofMillis(198));
    }

    /** @param p99s quiet and attacked in turn */
    private static List<Round> rounds(int... p99s) {
        return IntStream.range(0, p99s.length / 2)
                .mapToObj(i -> new Round(measured(p99s[2 * i]), measured(p99s[2 * i + 1])))
                .toList();
    }

    private static Measured measured(int... millis) {
        return new Measured(Arrays.stream(millis).mapToObj(Duration::ofMillis).toList(), List.of());
    }
}
