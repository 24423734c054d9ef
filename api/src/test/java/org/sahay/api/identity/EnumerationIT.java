package org.sahay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi.Answer;
import org.sahay.store.identity.People;
import org.sahay.store.identity.PhoneNumber;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody learns from asking for a code whether a phone is known. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnumerationIT {
    private static final int EACH = 200;
    private static final int ROUNDS = 3;
    private static final double TOLERATED = 0.10;

    @Autowired
    TestSignIn signIn;

    @Autowired
    People people;

    private List<String> known;

    @BeforeAll
    void someAreKnownAndEverythingIsWarm() {
        known = IntStream.range(0, EACH).mapToObj(i -> TestSignIn.aPhone()).toList();
        known.forEach(phone -> people.withPhone(PhoneNumber.parse(phone).orElseThrow()));
        round(this::askForKnown, this::askForUnknown);
    }

    @Test
    void knownAndUnknownPhonesAreAnsweredAlike() {
        Answer toKnown = signIn.requestCode(known.getFirst());
        Answer toUnknown = signIn.requestCode(TestSignIn.aPhone());
        assertThat(toKnown.status()).isEqualTo(202);
        assertThat(toUnknown.status()).isEqualTo(202);
        assertThat(fields(toKnown)).isEqualTo(fields(toUnknown));
        assertThat(toKnown.response().headers().map().keySet())
                .isEqualTo(toUnknown.response().headers().map().keySet());
        assertThat(toKnown.response().body()).hasSameSizeAs(toUnknown.response().body());
    }

    @Test
    void knownAndUnknownPhonesAreAnsweredInTheSameTime() {
        assertThat(leastDifference(this::askForKnown, this::askForUnknown)).isLessThanOrEqualTo(TOLERATED);
    }

    /** The same comparison of the same calls, but that one side is made half as slow again. */
    @Test
    void aDifferenceThatIsThereIsFound() {
        Duration half = median(
                        IntStream.range(0, EACH).mapToObj(this::askForUnknown).toList())
                .dividedBy(2);
        assertThat(leastDifference(i -> ask(known.get(i), half), this::askForUnknown))
                .isGreaterThan(TOLERATED);
    }

    /** Of several rounds, for a busy machine; a difference that is in the code is in all of them. */
    private static double leastDifference(IntFunction<Duration> one, IntFunction<Duration> other) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS && least > TOLERATED; i++) {
            least = Math.min(least, round(one, other));
        }
        return least;
    }

    /** How far the medians lie apart, as a part of the smaller one; the calls take turns. */
    private static double round(IntFunction<Duration> one, IntFunction<Duration> other) {
        var first = new ArrayList<Duration>();
        var second = new ArrayList<Duration>();
        for (int i = 0; i < EACH; i++) {
            first.add(one.apply(i));
            second.add(other.apply(i));
        }
        double a = median(first).toNanos();
        double b = median(second).toNanos();
        return Math.abs(a - b) / Math.min(a, b);
    }

    private Duration askForKnown(int i) {
        return ask(known.get(i), Duration.ZERO);
    }

    private Duration askForUnknown(int i) {
        return ask(TestSignIn.aPhone(), Duration.ZERO);
    }

    private Duration ask(String phone, Duration planted) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < planted.toNanos()) {
            Thread.onSpinWait();
        }
        Answer answer = signIn.requestCode(phone);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        assertThat(answer.status()).isEqualTo(202);
        return time;
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted(Comparator.naturalOrder()).toList().get(times.size() / 2);
    }

    private static TreeSet<String> fields(Answer answer) {
        var fields = new TreeSet<String>();
        answer.json().properties().forEach(field -> fields.add(field.getKey()));
        return fields;
    }
}
