package org.sahay.faults.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sahay.faults.load.Answer;
import org.sahay.faults.load.Filing;
import org.sahay.faults.load.Journal;
import org.sahay.faults.load.Load;
import org.sahay.faults.oracle.RedisAway;
import org.sahay.faults.oracle.RedisAway.Asked;
import org.sahay.faults.oracle.RedisAway.Outage;
import org.sahay.faults.oracle.RedisAway.Said;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.faults.platform.Settlement;
import org.sahay.faults.platform.Settlement.Delivery;
import org.sahay.faults.platform.SharedPlatform;
import org.sahay.local.process.Await;

/** Without Redis nobody new signs in; everybody else files and reads as ever, and nothing that ended comes back. */
@Order(7)
@Tag("faults") // WithoutRedisIT and RedisOutageTest take it away each time
@ExtendWith(SharedPlatform.class)
class RedisAwayIT {
    private static final Duration BEFORE = Duration.ofSeconds(1);
    private static final Duration SIGNED_IN_WITHIN = Duration.ofSeconds(15);
    /** Some time-outs of Redis one after the other, and what a busy machine adds. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @ParameterizedTest
    @EnumSource
    void forFortySecondsAtTwentyASecond(RedisFault fault, FaultPlatform platform) throws IOException {
        struck(platform, fault, 20, Duration.ofSeconds(40), Duration.ofSeconds(120));
    }

    private static void struck(FaultPlatform platform, RedisFault fault, int perSecond, Duration length, Duration bound)
            throws IOException {
        platform.cluster();
        String test = "RedisAwayIT, %s, %d/s for %d s".formatted(fault, perSecond, length.toSeconds());
        int half = perSecond / 2;
        try (var journal = platform.journal("redis-%s-%d".formatted(fault, perSecond));
                var scene = new Scene(platform, journal)) {
            var ofSignedIn =
                    scene.filingsOfSignedIn(half * (int) length.plusSeconds(3).toSeconds());
            scene.begin();
            Outage outage;
            try (var _ = Load.of(scene.client(), journal, half);
                    var _ = Load.of(scene.client(), journal, ofSignedIn, half)) {
                outage = strike(platform, fault, scene, length, test);
            }
            scene.close();
            var said =
                    Stream.concat(scene.said().stream(), filed(journal, outage)).toList();
            print(test, said);
            assertThat(RedisAway.violations(said, outage)).isEmpty();
            assertThat(said).allMatch(one -> one.answer().took().compareTo(LONGEST) < 0);
            askAgain(scene, journal);
            new Settlement(platform, test, journal, Delivery.ONCE).await(bound);
        }
    }

    /** Halfway somebody ends a session; afterwards somebody signs in, and everybody goes on for a while. */
    private static Outage strike(FaultPlatform platform, RedisFault fault, Scene scene, Duration length, String test)
            throws IOException {
        var servers = platform.cluster();
        pass(BEFORE);
        long struck = System.nanoTime();
        fault.strike(servers);
        long from = System.nanoTime();
        pass(length.dividedBy(2));
        scene.endASession();
        pass(length.dividedBy(2));
        long until = System.nanoTime();
        fault.heal(servers);
        long healed = System.nanoTime();
        assertThat(scene.signIn(SIGNED_IN_WITHIN)).as("somebody signs in").isTrue();
        long over = System.nanoTime();
        System.out.printf("%s: somebody has signed in %d ms after its end%n", test, (over - healed) / 1_000_000);
        pass(BEFORE);
        return fault.isOutage() ? new Outage(struck, from, until, over) : Outage.none();
    }

    /** What who filed was told; whenever that was, it must be the same. */
    private static Stream<Said> filed(Journal journal, Outage outage) {
        return journal.entries().stream()
                .map(entry -> entry.answers().isEmpty()
                        ? new Answer(0, null, "no answer", Duration.ZERO)
                        : entry.answers().getFirst())
                .map(answer -> new Said(Asked.FILING, outage.from(), outage.until(), answer));
    }

    private static void askAgain(Scene scene, Journal journal) {
        for (Filing filing :
                journal.entries().stream().map(Journal.Entry::filing).toList()) {
            assertThat(journal.file(scene.client(), filing)).isNotNull().matches(Answer::accepted);
        }
    }

    private static void print(String test, List<Said> said) {
        var counts = said.stream()
                .collect(Collectors.groupingBy(
                        one -> "%s %d".formatted(one.asked(), one.answer().status()), Collectors.counting()));
        long longest = said.stream()
                .mapToLong(one -> one.answer().took().toMillis())
                .max()
                .orElse(0);
        System.out.printf("%s: %s; longest %d ms%n", test, counts, longest);
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Await.until(time.plusSeconds(1), () -> System.nanoTime() >= end);
    }
}
