package org.sahay.store.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sahay.store.identity.IdentityFixture.OTHER_PHONE;
import static org.sahay.store.identity.IdentityFixture.PHONE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.vault.Envelopes;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamRecords;

@Tag("server")
class CodesToSendTest {
    @TempDir
    static Path state;

    private static TestDatabase database;
    private static IdentityFixture instance;
    private static SignInCodes codes;
    private static CodesToSend toSend;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
        instance = new IdentityFixture(state, database, TestRedis.shared());
        codes = instance.get(SignInCodes.class);
        toSend = instance.get(CodesToSend.class);
    }

    @BeforeEach
    void empty() {
        TestRedis.shared();
    }

    @AfterAll
    static void close() {
        instance.close();
        database.close();
    }

    @Test
    void codesAreHandedOutInTheOrderTheyWereAskedFor() {
        Challenge first = codes.issue(PHONE, "hi");
        Challenge second = codes.issue(OTHER_PHONE, "ta");
        List<CodeToSend> taken = toSend.take();
        assertThat(taken).extracting(CodeToSend::challengeId).containsExactly(first.id(), second.id());
        assertThat(taken).extracting(CodeToSend::phone).containsExactly(PHONE, OTHER_PHONE);
        assertThat(taken).extracting(CodeToSend::language).containsExactly("hi", "ta");
    }

    @Test
    void noTwoWorkersGetTheSameCode() throws Exception {
        for (int i = 0; i < 100; i++) {
            codes.issue(PHONE, "en");
        }
        var taken = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<CodeToSend>> call = toSend::take;
            for (var part : threads.invokeAll(Collections.nCopies(10, call))) {
                part.get().forEach(code -> taken.add(code.entry()));
            }
        }
        assertThat(taken).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNotConfirmedIsHandedOutAgainAndWhatIsConfirmedNever() {
        var impatient = impatient();
        Challenge lost = codes.issue(PHONE, "en");
        Challenge sent = codes.issue(PHONE, "en");
        impatient.sent(impatient.take().getLast());
        await().untilAsserted(() -> assertThat(impatient.take())
                .singleElement()
                .extracting(CodeToSend::challengeId)
                .isEqualTo(lost.id())
                .isNotEqualTo(sent.id()));
        assertThat(toSend.take()).isEmpty();
    }

    @Test
    void aCodeWorthNothingAnyMoreIsDropped() {
        codes.issue(PHONE, "en");
        instance.clock.forward(SignInCodes.LIFE);
        assertThat(toSend.take()).isEmpty();
        assertThat(left()).isZero();
    }

    @Test
    void nothingStaysOfACodeThatWasSent() {
        codes.issue(PHONE, "en");
        instance.sentCode();
        assertThat(left()).isZero();
        assertThat(instance.redis().keys("*"))
                .allMatch(key -> key.startsWith("sahay:sign-in:") || key.equals(CodesToSend.STREAM));
    }

    @Test
    void withoutAnyWorkerTheStreamKeepsNoMoreThanWhatIsWorthSomething() {
        var stream = instance.redis().opsForStream();
        for (int minute = 1; minute <= 1_000; minute++) {
            stream.add(StreamRecords.string(Map.of("challenge", "old"))
                    .withStreamKey(CodesToSend.STREAM)
                    .withId(RecordId.of(minute * 60_000L, 0)));
        }
        codes.issue(PHONE, "en");
        assertThat(left()).isLessThan(200); // Redis trims by whole blocks of a hundred
    }

    @Test
    void aCodeThatOurKeysDoNotOpenIsDropped() {
        Challenge challenge = codes.issue(PHONE, "en");
        var entry = instance.redis()
                .opsForStream()
                .range(CodesToSend.STREAM, Range.unbounded())
                .getFirst();
        var forged = new LinkedHashMap<Object, Object>(entry.getValue());
        forged.put("message", instance.get(Envelopes.class).seal("something else", challenge.id(), "words"));
        instance.redis().delete(CodesToSend.STREAM);
        instance.redis().opsForStream().add(CodesToSend.STREAM, forged);
        assertThat(toSend.take()).isEmpty();
        assertThat(left()).isZero();
    }

    private static CodesToSend impatient() {
        return new CodesToSend(
                instance.get(ShortLivedState.class),
                instance.get(Envelopes.class),
                instance.clock,
                Duration.ofMillis(20));
    }

    private static long left() {
        return instance.redis().opsForStream().size(CodesToSend.STREAM);
    }
}
