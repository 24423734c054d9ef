package org.sahay.store.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.temporal.CaseJson;

@Tag("server")
class IdempotencyKeysTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Scope SCOPE = new Scope(UUID.randomUUID(), "complaint.file", "key-1");
    private static final SavedAnswer CREATED =
            new SavedAnswer(201, Map.of("Location", "/v1/complaints/1"), "{\"id\":\"1\"}");
    private static final SavedAnswer OTHER = new SavedAnswer(201, Map.of(), "{\"id\":\"2\"}");

    private TestDatabase database;

    @BeforeEach
    void createDatabase() {
        database = TestDatabase.migrated();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void aFreshKeyIsReplayedOnceItIsComplete() {
        file(NOON);
        assertThat(claim(NOON, SCOPE, "body")).isEqualTo(new Claim.Replay(CREATED));
        assertThat(at(NOON).lease(SCOPE, "body")).isEqualTo(new Claim.Replay(CREATED));
    }

    /** A caller may have made it of anything, and the fingerprint of a request is salted with it. */
    @Test
    void theKeyItselfIsNotKept() {
        file(NOON);
        at(NOON).lease(new Scope(SCOPE.caller(), "complaint.act", SCOPE.key()), "body");
        assertThat(database.jdbc()
                        .sql("SELECT count(*) FROM sahay.idempotency_key t WHERE t::text LIKE '%key-1%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anotherBodyUnderTheKeyIsReuse() {
        file(NOON);
        assertThat(claim(NOON, SCOPE, "other body")).isEqualTo(new Claim.Reused());
    }

    @Test
    void callerAndOperationEachHaveTheirOwnKeys() {
        file(NOON);
        var otherCaller = new Scope(UUID.randomUUID(), SCOPE.operation(), SCOPE.key());
        var otherOperation = new Scope(SCOPE.caller(), "complaint.act", SCOPE.key());
        assertThat(claim(NOON, otherCaller, "body")).isEqualTo(new Claim.Fresh());
        assertThat(claim(NOON, otherOperation, "body")).isEqualTo(new Claim.Fresh());
    }

    @Test
    void whileItsTransactionIsOpenEverybodyElseIsToldToWait() throws Exception {
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            database.transaction().executeWithoutResult(status -> {
                assertThat(at(NOON).claimAll(List.of(asked("body")))).containsExactly(new Claim.Fresh());
                Claim seen = resultOf(
                        () -> other.submit(() -> claim(NOON, SCOPE, "body")).get());
                assertThat(seen).isInstanceOf(Claim.InFlight.class);
            });
        }
    }

    @Test
    void aTransactionThatFailsLeavesTheKeyFresh() {
        database.transaction().executeWithoutResult(status -> {
            at(NOON).claimAll(List.of(asked("body")));
            status.setRollbackOnly();
        });
        assertThat(claim(NOON, SCOPE, "body")).isEqualTo(new Claim.Fresh());
    }

    @Test
    void twentyAtOnceHaveOneEffect() throws Exception {
        var effects = new AtomicInteger();
        var answers = new ArrayList<Claim>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = callers.invokeAll(java.util.Collections.<Callable<Claim>>nCopies(
                    20,
                    () -> Objects.requireNonNull(database.transaction().execute(status -> {
                        Claim claim = at(NOON).claimAll(List.of(asked("body"))).getFirst();
                        if (claim instanceof Claim.Fresh) {
                            effects.incrementAndGet();
                        }
                        return claim;
                    }))));
            for (var answer : asked) {
                answers.add(answer.get());
            }
        }
        assertThat(effects).hasValue(1);
        assertThat(answers)
                .hasSize(20)
                .filteredOn(Claim.Fresh.class::isInstance)
                .hasSize(1);
    }

    @Test
    void aLeaseIsInFlightUntilItRunsOutAndIsThenTakenOver() {
        assertThat(at(NOON).lease(SCOPE, "body")).isEqualTo(new Claim.Fresh());
        assertThat(at(NOON.plusSeconds(29)).lease(SCOPE, "body")).isEqualTo(new Claim.InFlight(Duration.ofSeconds(1)));
        assertThat(at(NOON.plusSeconds(29)).lease(SCOPE, "other")).isEqualTo(new Claim.Reused());
        assertThat(at(NOON.plusSeconds(30)).lease(SCOPE, "body")).isEqualTo(new Claim.Fresh());
    }

    @Test
    void aLeaseThatRanOutWithoutAnAnswerIsToldOnceAndTheKeyIsFree() {
        at(NOON).lease(SCOPE, "body");
        assertThat(at(NOON.plusSeconds(29)).abandoned("complaint.")).isEmpty();
        assertThat(at(NOON.plusSeconds(30)).abandoned("export.")).isEmpty();
        assertThat(at(NOON.plusSeconds(30)).abandoned("complaint.")).containsExactly(SCOPE.operation());
        assertThat(at(NOON.plusSeconds(31)).abandoned("complaint.")).isEmpty();
        assertThat(at(NOON.plusSeconds(31)).lease(SCOPE, "body")).isEqualTo(new Claim.Fresh());
        at(NOON.plusSeconds(32)).complete(SCOPE, CREATED);
        assertThat(at(NOON.plusSeconds(90)).abandoned("complaint.")).isEmpty();
    }

    @Test
    void theFirstAnswerStays() {
        at(NOON).lease(SCOPE, "body");
        at(NOON.plusSeconds(30)).lease(SCOPE, "body");
        at(NOON.plusSeconds(31)).complete(SCOPE, CREATED);
        at(NOON.plusSeconds(32)).complete(SCOPE, new SavedAnswer(503, Map.of(), "{}"));
        assertThat(at(NOON.plusSeconds(33)).lease(SCOPE, "body")).isEqualTo(new Claim.Replay(CREATED));
    }

    @Test
    void aReleasedLeaseMayBeTriedAgainAtOnceAndAnAnswerIsNotReleased() {
        at(NOON).lease(SCOPE, "body");
        at(NOON).release(SCOPE);
        assertThat(at(NOON).lease(SCOPE, "another body")).isEqualTo(new Claim.Fresh());
        at(NOON).complete(SCOPE, CREATED);
        at(NOON).release(SCOPE);
        assertThat(at(NOON).lease(SCOPE, "another body")).isEqualTo(new Claim.Replay(CREATED));
    }

    @Test
    void manyKeysAreClaimedAtOnceEachForItself() {
        file(NOON);
        var other = new KeyedAnswer(new Scope(UUID.randomUUID(), SCOPE.operation(), SCOPE.key()), "body", OTHER);
        var reused = asked("other body");
        assertThat(claims(NOON, List.of(other, asked("body"), other, reused)))
                .containsExactly(
                        new Claim.Fresh(),
                        new Claim.Replay(CREATED),
                        new Claim.InFlight(IdempotencyKeys.SOON),
                        new Claim.InFlight(IdempotencyKeys.SOON));
        assertThat(claims(NOON, List.of(reused, other))).containsExactly(new Claim.Reused(), new Claim.Replay(OTHER));
    }

    @Test
    void askingWhatIsKnownClaimsNothing() {
        assertThat(at(NOON).known(SCOPE, "body")).isEqualTo(new Claim.Fresh());
        assertThat(at(NOON).known(SCOPE, "body")).isEqualTo(new Claim.Fresh());
        file(NOON);
        assertThat(at(NOON).known(SCOPE, "body")).isEqualTo(new Claim.Replay(CREATED));
        assertThat(at(NOON).known(SCOPE, "other body")).isEqualTo(new Claim.Reused());
    }

    @Test
    void afterSevenDaysAKeyIsFreshAgainAndPurged() {
        file(NOON);
        Instant end = NOON.plus(IdempotencyKeys.LIFE);
        assertThat(claim(end.minusMillis(1), SCOPE, "body")).isEqualTo(new Claim.Replay(CREATED));
        assertThat(at(end.minusMillis(1)).purge()).isZero();
        assertThat(claim(end, SCOPE, "other body")).isEqualTo(new Claim.Fresh());
        assertThat(at(end.plus(IdempotencyKeys.LIFE)).purge()).isEqualTo(1);
    }

    @Test
    void aClaimOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> at(NOON).claimAll(List.of(asked("body")))).isInstanceOf(IllegalStateException.class);
    }

    private void file(Instant now) {
        assertThat(claim(now, SCOPE, "body")).isEqualTo(new Claim.Fresh());
    }

    private Claim claim(Instant now, Scope scope, String fingerprint) {
        return claims(now, List.of(new KeyedAnswer(scope, fingerprint, CREATED)))
                .getFirst();
    }

    private List<Claim> claims(Instant now, List<KeyedAnswer> asked) {
        return Objects.requireNonNull(database.transaction().execute(status -> at(now).claimAll(asked)));
    }

    private static KeyedAnswer asked(String fingerprint) {
        return new KeyedAnswer(SCOPE, fingerprint, CREATED);
    }

    private IdempotencyKeys at(Instant now) {
        return new IdempotencyKeys(
                database.jdbc(), database.transactionManager(), Clock.fixed(now, ZoneOffset.UTC), new CaseJson());
    }

    private static <T> T resultOf(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
