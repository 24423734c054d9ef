package org.sahay.store.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sahay.store.identity.IdentityFixture.KEY;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.identity.Refreshed.Reason;
import org.sahay.store.identity.Refreshed.Refused;
import org.sahay.workflows.identity.Role;

@Tag("server")
class SessionsTest {
    @TempDir
    static Path state;

    private static TestDatabase database;
    private static IdentityFixture instance;
    private static Sessions sessions;

    private UUID person;
    private Granted granted;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
        instance = new IdentityFixture(state, database, TestRedis.shared());
        sessions = instance.get(Sessions.class);
    }

    @BeforeEach
    void signIn() {
        person = instance.aPerson();
        granted = sessions.start(person, Role.CITIZEN, KEY);
    }

    @AfterAll
    static void close() {
        instance.close();
        database.close();
    }

    @Test
    void aStartedSessionIsLiveBoundToItsKeyAndAudited() {
        assertThat(granted.refreshToken()).matches("[A-Za-z0-9_-]{43}");
        assertThat(granted.keyThumbprint()).isEqualTo(KEY);
        assertThat(granted.personId()).isEqualTo(person);
        assertThat(granted.expiresAt()).isEqualTo(instance.clock.instant().plus(Duration.ofDays(30)));
        assertThat(sessions.live(granted.sessionId())).isTrue();
        assertThat(instance.audited(granted.sessionId())).containsExactly("session.start citizen sign-in");
        assertThat(granted.toString()).doesNotContain(granted.refreshToken());
    }

    @Test
    void aRefreshGivesTheNextTokenOfTheSameSession() {
        instance.clock.forward(Duration.ofDays(3));
        Granted next = refreshed(granted);
        assertThat(next.refreshToken()).isNotEqualTo(granted.refreshToken());
        assertThat(next.sessionId()).isEqualTo(granted.sessionId());
        assertThat(next.personId()).isEqualTo(person);
        assertThat(next.role()).isEqualTo(Role.CITIZEN);
        assertThat(next.expiresAt()).isEqualTo(granted.expiresAt().plus(Duration.ofDays(3)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, the same key, NEXT",
        "2591999999, the same key, NEXT",
        "2592000000, the same key, EXPIRED",
        "0, another key, OTHER_KEY",
        "2592000000, another key, EXPIRED"
    })
    void theCurrentTokenAfterSomeMillisecondsIsWorth(long millis, String key, String outcome) {
        instance.clock.forward(Duration.ofMillis(millis));
        assertThat(outcome(granted, key, null)).isEqualTo(outcome);
        assertThat(sessions.live(granted.sessionId())).isEqualTo(!outcome.equals("EXPIRED"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, the same key, THE SAME SUCCESSOR",
        "59999, the same key, THE SAME SUCCESSOR",
        "60000, the same key, THE SAME SUCCESSOR",
        "60001, the same key, REUSED",
        "0, another key, REUSED",
        "60001, another key, REUSED"
    })
    void anExchangedTokenAfterSomeMillisecondsIsWorth(long millis, String key, String outcome) {
        Granted successor = refreshed(granted);
        instance.clock.forward(Duration.ofMillis(millis));
        assertThat(outcome(granted, key, successor)).isEqualTo(outcome);
        assertThat(sessions.live(granted.sessionId())).isEqualTo(!outcome.equals("REUSED"));
        assertThat(outcome(successor, "the same key", null)).isEqualTo(outcome.equals("REUSED") ? "ENDED" : "NEXT");
    }

    @Test
    void anInventedTokenIsUnknown() {
        assertThat(sessions.refresh("A".repeat(43), KEY)).isEqualTo(new Refused(Reason.UNKNOWN));
    }

    @Test
    void aTokenOfAnotherKeyIsRefusedAndTheDeviceGoesOn() {
        assertThat(sessions.refresh(granted.refreshToken(), "another key")).isEqualTo(new Refused(Reason.OTHER_KEY));
        assertThat(outcome(granted, "the same key", null)).isEqualTo("NEXT");
    }

    @Test
    void noSessionLivesLongerThanHalfAYear() {
        Granted latest = granted;
        for (int month = 0; month < 8; month++) {
            instance.clock.forward(Duration.ofDays(22));
            latest = refreshed(latest);
        }
        assertThat(Duration.between(instance.clock.instant(), latest.expiresAt()))
                .isEqualTo(Duration.ofDays(4));
        instance.clock.forward(Duration.ofDays(4));
        assertThat(sessions.refresh(latest.refreshToken(), KEY)).isEqualTo(new Refused(Reason.EXPIRED));
        assertThat(sessions.of(person)).isEmpty();
    }

    @Test
    void tenRefreshesAtOnceGiveOneSuccessor() throws Exception {
        var tokens = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Granted> call = () -> refreshed(granted);
            for (var answer : threads.invokeAll(Collections.nCopies(10, call))) {
                tokens.add(answer.get().refreshToken());
            }
        }
        assertThat(tokens).hasSize(10).containsOnly(tokens.getFirst());
        assertThat(instance.jdbc()
                        .sql("SELECT count(*) FROM refresh_token WHERE session_id = ?")
                        .param(granted.sessionId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void reuseEndsTheSessionInTheNameOfTheSystem() {
        refreshed(granted);
        instance.clock.forward(Duration.ofMinutes(2));
        sessions.refresh(granted.refreshToken(), KEY);
        assertThat(instance.audited(granted.sessionId()))
                .containsExactly("session.start citizen sign-in", "session.end system refresh-token-reused");
    }

    @Test
    void myLiveSessionsAreListedNewestFirst() {
        instance.clock.forward(Duration.ofSeconds(1));
        Granted second = sessions.start(person, Role.CAREGIVER, "another device");
        instance.clock.forward(Duration.ofSeconds(1));
        Granted ended = sessions.start(person, Role.CITIZEN, "a lost device");
        sessions.end(person, ended.sessionId());
        assertThat(sessions.of(person))
                .extracting(Session::id)
                .containsExactly(second.sessionId(), granted.sessionId());
        assertThat(sessions.of(person).getFirst().role()).isEqualTo(Role.CAREGIVER);
        assertThat(sessions.of(UUID.randomUUID())).isEmpty();
    }

    @Test
    void onlyItsOwnerEndsALiveSessionOnce() {
        assertThat(sessions.live(granted.sessionId())).isTrue();
        assertThat(sessions.end(UUID.randomUUID(), granted.sessionId())).isFalse();
        assertThat(sessions.end(person, UUID.randomUUID())).isFalse();
        assertThat(sessions.end(person, granted.sessionId())).isTrue();
        assertThat(sessions.end(person, granted.sessionId())).isFalse();
        assertThat(sessions.live(granted.sessionId())).isFalse();
        assertThat(sessions.refresh(granted.refreshToken(), KEY)).isEqualTo(new Refused(Reason.ENDED));
        assertThat(instance.audited(granted.sessionId()))
                .containsExactly("session.start citizen sign-in", "session.end citizen signed-out");
    }

    @Test
    void anUnknownSessionIsNotLive() {
        assertThat(sessions.live(UUID.randomUUID())).isFalse();
    }

    @Test
    void asLongAsASessionIsKnownToLiveNobodyAsksPostgresql() {
        await().until(() -> instance.recorder
                .during(() -> assertThat(sessions.live(granted.sessionId())).isTrue())
                .isEmpty());
        sessions.end(person, granted.sessionId());
        assertThat(instance.recorder.during(
                        () -> assertThat(sessions.live(granted.sessionId())).isFalse()))
                .isEmpty();
    }

    @Test
    void theSuccessorIsErasedWhenItsMinuteIsOverAndNoSooner() {
        refreshed(granted);
        instance.clock.forward(Duration.ofSeconds(60));
        sessions.forgetSuccessors();
        assertThat(keptSuccessors()).isEqualTo(1);
        instance.clock.forward(Duration.ofMillis(1));
        assertThat(sessions.forgetSuccessors()).isPositive();
        assertThat(keptSuccessors()).isZero();
        assertThat(sessions.refresh(granted.refreshToken(), KEY)).isEqualTo(new Refused(Reason.REUSED));
    }

    @Test
    void whatIsOverForAMonthIsDeleted() {
        Granted next = refreshed(granted);
        sessions.end(person, granted.sessionId());
        instance.clock.forward(Duration.ofDays(60).minusMillis(1));
        sessions.forgetSuccessors();
        sessions.purge();
        assertThat(sessions.refresh(next.refreshToken(), KEY)).isEqualTo(new Refused(Reason.ENDED));
        assertThat(sessions.refresh(granted.refreshToken(), KEY)).isEqualTo(new Refused(Reason.UNKNOWN));
        instance.clock.forward(Duration.ofMillis(1));
        assertThat(sessions.purge()).isPositive();
        assertThat(sessions.purge()).isZero();
        assertThat(sessions.refresh(next.refreshToken(), KEY)).isEqualTo(new Refused(Reason.UNKNOWN));
    }

    private static Granted refreshed(Granted before) {
        return (Granted) sessions.refresh(before.refreshToken(), KEY);
    }

    private static String outcome(Granted token, String key, Granted successor) {
        return switch (sessions.refresh(token.refreshToken(), key.equals("the same key") ? KEY : key)) {
            case Refused refused -> refused.reason().name();
            case Granted next
            when successor != null && next.refreshToken().equals(successor.refreshToken()) -> "THE SAME SUCCESSOR";
            case Granted next -> "NEXT";
        };
    }

    private int keptSuccessors() {
        return database.jdbc()
                .sql("SELECT count(*) FROM vault.sealed_text WHERE table_name = 'refresh_token' AND subject = ?")
                .param(person)
                .query(Integer.class)
                .single();
    }
}
