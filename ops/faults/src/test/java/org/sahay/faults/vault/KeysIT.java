package org.sahay.faults.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sahay.faults.load.Answer;
import org.sahay.faults.load.ComplaintClient;
import org.sahay.faults.load.Filing;
import org.sahay.faults.load.Journal;
import org.sahay.faults.load.Load;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.faults.platform.Settlement;
import org.sahay.faults.platform.Settlement.Delivery;
import org.sahay.faults.platform.SharedPlatform;
import org.sahay.local.process.Await;

/** The key-encryption key is changed and goes away while citizens file and read what they filed. */
@Order(9)
@Tag("faults")
@ExtendWith(SharedPlatform.class)
class KeysIT {
    private static final Duration WRAPPED_ANEW = Duration.ofSeconds(60);
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @Test
    void rotatedTwelveTimesAtTwentyASecond(FaultPlatform platform) throws IOException {
        rotated(platform, 20, 12);
    }

    @Test
    void awayForAMinuteAtTwentyASecond(FaultPlatform platform) throws IOException {
        away(platform, 20, Duration.ofSeconds(60));
    }

    private static void rotated(FaultPlatform platform, int perSecond, int times) throws IOException {
        platform.cluster();
        var keys = new Keys(platform.settings());
        var client = platform.client();
        String test = "KeysIT, rotated %d times at %d/s".formatted(times, perSecond);
        try (var journal = platform.journal("keys-rotated-" + perSecond)) {
            var before = filed(client, journal, 20);
            try (var _ = Load.of(client, journal, perSecond)) {
                for (int i = 0; i < times; i++) {
                    String newest = keys.rotate();
                    assertThat(Await.until(WRAPPED_ANEW, () -> keys.wrappers().equals(List.of(newest))))
                            .as("all data keys are wrapped by the newest")
                            .isTrue();
                    readable(client, before);
                }
            }
            assertThat(journal.entries())
                    .allSatisfy(
                            entry -> assertThat(entry.answers()).singleElement().matches(Answer::accepted));
            new Settlement(platform, test, journal, Delivery.ONCE).await(RECOVERY);
            readable(client, journal.entries());
        }
    }

    private static void away(FaultPlatform platform, int perSecond, Duration length) throws IOException {
        platform.cluster();
        var keys = new Keys(platform.settings());
        var client = platform.client();
        String test = "KeysIT, away for %d s at %d/s".formatted(length.toSeconds(), perSecond);
        try (var journal = platform.journal("keys-away-" + perSecond)) {
            var before = filed(client, journal, 20);
            keys.goAway();
            try (var _ = Load.persistent(client, journal, perSecond, length.plusSeconds(30))) {
                try {
                    long end = System.nanoTime() + length.toNanos();
                    while (System.nanoTime() < end) {
                        readable(client, before);
                        assertThat(journal.file(client, again(before.getFirst())))
                                .as("whose key is in memory files")
                                .matches(Answer::accepted);
                    }
                } finally {
                    keys.comeBack();
                }
                assertThat(Await.until(Duration.ofSeconds(10), () -> {
                            Answer answer = journal.file(client, Filing.ofLongTerm(0));
                            return answer != null && answer.accepted();
                        }))
                        .as("others file again")
                        .isTrue();
            }
            var answers = answers(journal);
            System.out.printf(
                    "%s: %d accepted, %d refused%n",
                    test,
                    answers.stream().filter(Answer::accepted).count(),
                    answers.stream().filter(answer -> !answer.accepted()).count());
            assertThat(answers)
                    .filteredOn(answer -> !answer.accepted())
                    .isNotEmpty()
                    .allSatisfy(refused -> {
                        assertThat(refused.status()).isEqualTo(503);
                        assertThat(refused.code()).isEqualTo("temporarily-unavailable");
                        assertThat(refused.retryAfter()).isNotNull();
                    });
            for (Journal.Entry entry : journal.entries()) {
                assertThat(journal.file(client, entry.filing()))
                        .as("with the same key")
                        .isNotNull()
                        .matches(Answer::accepted);
            }
            new Settlement(platform, test, journal, Delivery.ONCE).await(RECOVERY);
            readable(client, journal.entries());
        }
    }

    static List<Journal.Entry> filed(ComplaintClient client, Journal journal, int number) {
        for (int i = 0; i < number; i++) {
            assertThat(journal.file(client, Filing.ofLongTerm(i))).isNotNull().matches(Answer::accepted);
        }
        return journal.entries();
    }

    private static void readable(ComplaintClient client, List<Journal.Entry> entries) throws IOException {
        for (Journal.Entry entry : entries) {
            UUID complaint = Objects.requireNonNull(entry.acknowledged());
            assertThat(client.view(entry.filing().citizen(), complaint)
                            .path("description")
                            .asString())
                    .isEqualTo(Filing.WORDS);
        }
    }

    /** The same again: an answer that was given is given again. */
    private static Filing again(Journal.Entry entry) {
        return entry.filing();
    }

    private static List<Answer> answers(Journal journal) {
        return journal.entries().stream()
                .flatMap(entry -> entry.answers().isEmpty()
                        ? Stream.of(new Answer(0, null, "no answer", Duration.ZERO))
                        : entry.answers().stream())
                .toList();
    }
}
