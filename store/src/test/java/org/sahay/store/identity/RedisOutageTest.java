package org.sahay.store.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.sahay.store.identity.IdentityFixture.KEY;
import static org.sahay.store.identity.IdentityFixture.PHONE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.TestDatabase;
import org.sahay.workflows.identity.Role;

/** Two instances and one Redis, which is killed, silent or emptied. */
@Tag("server")
class RedisOutageTest {
    private static final Duration ABOUT_A_SECOND = Duration.ofMillis(1_500);

    @TempDir
    static Path state;

    private static TestDatabase database;
    private static TestRedis redis;
    private static IdentityFixture one;
    private static IdentityFixture two;

    private final String before = UUID.randomUUID().toString();
    private UUID person;
    private Granted granted;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
        redis = TestRedis.own();
        one = new IdentityFixture(state, database, redis);
        two = new IdentityFixture(state, database, redis);
    }

    @BeforeEach
    void signIn() {
        person = one.aPerson();
        granted = sessions(one).start(person, Role.CITIZEN, KEY);
        assertThat(sessions(one).live(granted.sessionId())).isTrue();
    }

    @AfterEach
    void redisAnswersBoth() {
        await().atMost(Duration.ofSeconds(10)).until(() -> use(one, "probe") == ProofUse.FIRST_SHARED);
        await().atMost(Duration.ofSeconds(10)).until(() -> use(two, "probe") == ProofUse.FIRST_SHARED);
    }

    @AfterAll
    static void close() {
        one.close();
        two.close();
        redis.close();
        database.close();
    }

    @Test
    void twoInstancesShareProofsCodesAndEnds() {
        assertThat(use(one, "a")).isNotEqualTo(ProofUse.USED);
        assertThat(use(one, "a")).isEqualTo(ProofUse.USED);
        assertThat(use(two, "a")).isEqualTo(ProofUse.USED);
        assertThat(use(two, "b")).isNotEqualTo(ProofUse.USED);
        assertThat(proofs(one).use("another key", "b", soon())).isNotEqualTo(ProofUse.USED);

        Challenge challenge = one.get(SignInCodes.class).issue(PHONE, "en");
        assertThat(two.get(SignInCodes.class)
                        .redeem(challenge.id(), two.sentCode().code()))
                .contains(PHONE);

        assertThat(sessions(two).live(granted.sessionId())).isTrue();
        sessions(one).end(person, granted.sessionId());
        assertThat(sessions(two).live(granted.sessionId())).isFalse();
    }

    @Test
    void aProofIsForgottenWhenItIsTooOldAnyway() {
        proofs(one).use(KEY, "short", one.clock.instant().plusMillis(50));
        await().until(() -> proofs(two).use(KEY, "short", one.clock.instant()) != ProofUse.USED);
    }

    @Test
    void withRedisKilledCodesAreRefusedSoonAndSessionsAndProofsGoOn() {
        Challenge challenge = one.get(SignInCodes.class).issue(PHONE, "en");
        String code = one.sentCode().code();
        assertThat(use(one, before)).isNotEqualTo(ProofUse.USED);
        redis.kill();
        try {
            assertThatCodesAreRefusedSoon(challenge, code);
            assertThatSessionsAndProofsGoOn();
        } finally {
            redis.start();
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> use(one, "probe") == ProofUse.FIRST_SHARED);
        assertThat(sessions(one).live(granted.sessionId())).isFalse();
    }

    @Test
    void whatOneTookAloneIsKnownToAnotherThatNoticedNothing() {
        redis.kill();
        try {
            assertThat(use(one, before)).isEqualTo(ProofUse.FIRST_ALONE);
        } finally {
            redis.start();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> use(one, "probe") == ProofUse.FIRST_SHARED);
        assertThat(use(two, before)).isEqualTo(ProofUse.USED);
    }

    @Test
    void whatOneTookAloneIsNoProofOfWhatAllKnowWhileRedisComesBack() {
        var taken = IntStream.range(0, 60).mapToObj(i -> "taken-alone-" + i).toList();
        redis.kill();
        try {
            taken.forEach(proof -> assertThat(use(one, proof)).isEqualTo(ProofUse.FIRST_ALONE));
            assertThat(use(two, before)).isEqualTo(ProofUse.FIRST_ALONE);
        } finally {
            redis.start();
        }
        var replayed = taken.iterator();
        await().pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(10))
                .until(() -> {
                    ProofUse use = use(two, replayed.next());
                    assertThat(use).isNotEqualTo(ProofUse.FIRST_SHARED);
                    return use == ProofUse.USED;
                });
    }

    @Test
    void withRedisSilentCodesAreRefusedSoonAndSessionsAndProofsGoOn() {
        Challenge challenge = one.get(SignInCodes.class).issue(PHONE, "en");
        String code = one.sentCode().code();
        assertThat(use(one, before)).isNotEqualTo(ProofUse.USED);
        redis.pause();
        try {
            assertThatCodesAreRefusedSoon(challenge, code);
            assertThatSessionsAndProofsGoOn();
        } finally {
            redis.resume();
        }
    }

    @Test
    void aSilentRedisCostsOneQuestionASecondItsTime() {
        redis.pause();
        try {
            use(one, "first");
            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                assertThat(sessions(one).live(granted.sessionId())).isTrue();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        } finally {
            redis.resume();
        }
    }

    @Test
    void aFlushedRedisBringsNoEndedSessionBack() {
        sessions(one).end(person, granted.sessionId());
        assertThat(sessions(two).live(granted.sessionId())).isFalse();
        redis.flush();
        assertThat(sessions(two).live(granted.sessionId())).isFalse();
        assertThat(sessions(one).live(granted.sessionId())).isFalse();
    }

    @Test
    void afterAFlushCodesAreSentAgain() {
        one.get(CodesToSend.class).take();
        redis.flush();
        Challenge challenge = one.get(SignInCodes.class).issue(PHONE, "en");
        assertThat(one.sentCode().challengeId()).isEqualTo(challenge.id());
    }

    private static void assertThatCodesAreRefusedSoon(Challenge challenge, String code) {
        SignInCodes codes = one.get(SignInCodes.class);
        long start = System.nanoTime();
        assertThatThrownBy(() -> codes.issue(PHONE, "en")).isInstanceOf(ShortLivedStateUnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ABOUT_A_SECOND);
        assertThatThrownBy(() -> codes.redeem(challenge.id(), code))
                .isInstanceOf(ShortLivedStateUnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ABOUT_A_SECOND);
    }

    private void assertThatSessionsAndProofsGoOn() {
        assertThat(sessions(one).live(granted.sessionId())).isTrue();
        assertThat(sessions(one).refresh(granted.refreshToken(), KEY)).isInstanceOf(Granted.class);
        assertThat(sessions(one).end(person, granted.sessionId())).isTrue();
        assertThat(sessions(one).live(granted.sessionId())).isFalse();
        assertThat(sessions(two).live(granted.sessionId())).isFalse();
        String proof = UUID.randomUUID().toString();
        assertThat(use(one, proof)).isEqualTo(ProofUse.FIRST_ALONE);
        assertThat(use(one, proof)).isEqualTo(ProofUse.USED);
        assertThat(use(one, before)).isEqualTo(ProofUse.USED);
    }

    private static ProofUse use(IdentityFixture instance, String jti) {
        return proofs(instance).use(KEY, jti.equals("probe") ? UUID.randomUUID().toString() : jti, soon());
    }

    private static Instant soon() {
        return one.clock.instant().plus(Duration.ofMinutes(2));
    }

    private static ProofIds proofs(IdentityFixture instance) {
        return instance.get(ProofIds.class);
    }

    private static Sessions sessions(IdentityFixture instance) {
        return instance.get(Sessions.class);
    }
}
