package org.sahay.store.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.identity.AuthorizationCodes;
import org.sahay.store.identity.IdentityFixture;
import org.sahay.store.identity.Sessions;
import org.sahay.store.identity.TestRedis;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

@Tag("server")
class StaffTest {
    private static final Actor ADMIN = new Actor(UUID.randomUUID(), Role.NATIONAL_ADMIN, Area.COUNTRY);
    private static final String KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    private static final AtomicInteger NAMES = new AtomicInteger();

    @TempDir
    static Path state;

    private static TestDatabase database;
    private static IdentityFixture instance;
    private static StaffEnrolment enrolment;
    private static StaffAccounts accounts;
    private static StaffTries tries;

    private final UserName name = aName();

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
        instance = new IdentityFixture(state, database, TestRedis.shared());
        enrolment = instance.get(StaffEnrolment.class);
        accounts = instance.get(StaffAccounts.class);
        tries = instance.get(StaffTries.class);
    }

    @AfterAll
    static void close() {
        instance.close();
        database.close();
    }

    @Test
    void whoeverIsInvitedSetsTheirAccountUpOnce() {
        var invitation = invite(null, Role.CLINICIAN, name);
        assertThat(invitation.token()).matches("[A-Za-z0-9_-]{43}");
        assertThat(accounts.named(name)).isEmpty();
        var invited = enrolment.invited(invitation.token()).orElseThrow();
        assertThat(invited.userName()).isEqualTo(name.text());
        assertThat(invited.role()).isEqualTo(Role.CLINICIAN);

        assertThat(enrolment.enrol(invitation.token(), credentials("first", 1))).isTrue();
        assertThat(enrolment.enrol(invitation.token(), credentials("second", 1)))
                .isFalse();
        assertThat(enrolment.invited(invitation.token())).isEmpty();
        var account = accounts.named(name).orElseThrow();
        assertThat(account.passwordHash()).isEqualTo("first");
        assertThat(accounts.totpKey(account.id())).contains(KEY);
        assertThat(instance.audited(account.id()))
                .containsExactly(
                        "staff.invite national_admin enrolment",
                        "staff.invitation-read clinician enrolment",
                        "staff.enrol clinician enrolment");
    }

    @Test
    void anInvitationIsWorthNothingAfterADayOrANewerOne() {
        var replaced = invite(null, Role.OPERATOR, name);
        var newer = invite(null, Role.OPERATOR, name);
        assertThat(enrolment.invited(replaced.token())).isEmpty();
        instance.clock.forward(StaffEnrolment.LIFE.minusSeconds(1));
        assertThat(enrolment.invited(newer.token())).isPresent();
        instance.clock.forward(Duration.ofSeconds(1));
        assertThat(enrolment.invited(newer.token())).isEmpty();
        assertThat(enrolment.enrol(newer.token(), credentials("late", 1))).isFalse();
        assertThat(enrolment.purge()).isPositive();
    }

    @Test
    void aNameIsOneAccountsAndAnOfficerHasOneName() {
        UUID officer = UUID.randomUUID();
        var invitation = invite(officer, Role.STATE_OFFICER, name);
        assertThat(invitation.accountId()).isEqualTo(officer);
        assertThat(enrolment.invite(officer, Role.STATE_OFFICER, aName(), ADMIN))
                .isEmpty();
        assertThat(enrolment.invite(UUID.randomUUID(), Role.STATE_OFFICER, name, ADMIN))
                .isEmpty();
        assertThat(enrolment.invite(null, Role.CLINICIAN, name, ADMIN)).isEmpty();
        assertThat(enrolment.invite(officer, Role.STATE_OFFICER, name, null)).isPresent();
    }

    @Test
    void settingUpAnewEndsTheSessionsAndReplacesAllThatWasThere() {
        UUID account = enrolled(10);
        var sessions = instance.get(Sessions.class);
        UUID session = sessions.start(account, Role.CLINICIAN, "a-key").sessionId();
        var again = invite(null, Role.CLINICIAN, name);
        assertThat(sessions.live(session)).isTrue();
        assertThat(enrolment.enrol(again.token(), credentials("anew", 20))).isTrue();
        assertThat(sessions.live(session)).isFalse();
        assertThat(accounts.named(name).orElseThrow().passwordHash()).isEqualTo("anew");
        assertThat(database.jdbc()
                        .sql("SELECT count(*) FROM vault.sealed_text WHERE subject = ?")
                        .param(account)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aStepAndARecoveryCodeCountOnce() {
        UUID account = enrolled(10);
        assertThat(accounts.signIn(account, Role.CLINICIAN, 10)).isFalse();
        assertThat(accounts.signIn(account, Role.CLINICIAN, 12)).isTrue();
        assertThat(accounts.signIn(account, Role.CLINICIAN, 12)).isFalse();
        assertThat(accounts.signIn(account, Role.CLINICIAN, 11)).isFalse();
        assertThat(accounts.recoveryCode(account, 1)).contains("one");
        assertThat(accounts.signInByRecoveryCode(account, Role.CLINICIAN, 1)).isTrue();
        assertThat(accounts.signInByRecoveryCode(account, Role.CLINICIAN, 1)).isFalse();
        assertThat(accounts.recoveryCode(account, 1)).isEmpty();
    }

    @Test
    void afterFiveWrongTriesTheAccountWaits() {
        UUID account = enrolled(10);
        for (int i = 0; i < StaffTries.TRIES; i++) {
            assertThat(tries.begin(account)).isTrue();
        }
        assertThat(tries.begin(account)).isFalse();
        instance.clock.forward(StaffTries.PAUSE.minusSeconds(1));
        assertThat(tries.begin(account)).isFalse();
        instance.clock.forward(Duration.ofSeconds(1));
        assertThat(tries.begin(account)).isTrue();
    }

    @Test
    void aRightPasswordGivesNoMoreGuessesAtTheCode() {
        UUID account = enrolled(10);
        for (int wrong = 0; wrong < StaffTries.TRIES; wrong++) {
            assertThat(tries.begin(account)).as("password").isTrue();
            tries.wasRight(account);
            assertThat(tries.begin(account)).as("code").isTrue();
        }
        assertThat(tries.begin(account)).isFalse();
    }

    @Test
    void signingInForgetsTheWrongTries() {
        UUID account = enrolled(10);
        for (int i = 0; i < StaffTries.TRIES - 1; i++) {
            tries.begin(account);
        }
        assertThat(accounts.signIn(account, Role.CLINICIAN, 11)).isTrue();
        for (int i = 0; i < StaffTries.TRIES; i++) {
            assertThat(tries.begin(account)).isTrue();
        }
    }

    @Test
    void aLockedAccountIsNotOpenAndItsSessionsAreOver() {
        UUID account = enrolled(10);
        var sessions = instance.get(Sessions.class);
        var locks = instance.get(StaffLocks.class);
        UUID session = sessions.start(account, Role.CLINICIAN, "a-key").sessionId();
        assertThat(accounts.isOpen(account, Role.OPERATOR)).isFalse();
        assertThat(accounts.isOpen(account, Role.CLINICIAN)).isTrue();
        assertThat(locks.lock(account, ADMIN)).isTrue();
        assertThat(locks.lock(account, ADMIN)).isTrue();
        assertThat(sessions.live(session)).isFalse();
        assertThat(accounts.isOpen(account, Role.CLINICIAN)).isFalse();
        assertThat(accounts.whileOpen(account, Role.CLINICIAN, instance.clock.instant(), () -> "done"))
                .isEmpty();
        assertThat(locks.unlock(account, ADMIN)).isTrue();
        assertThat(accounts.whileOpen(account, Role.CLINICIAN, instance.clock.instant(), () -> "done"))
                .contains("done");
        assertThat(instance.audited(account))
                .containsSubsequence(
                        "staff.lock national_admin administration", "staff.unlock national_admin administration")
                .doesNotHaveDuplicates();
        assertThat(locks.lock(UUID.randomUUID(), ADMIN)).isFalse();
        assertThat(locks.unlock(UUID.randomUUID(), ADMIN)).isFalse();
    }

    @Test
    void aSessionThatStartsWhileItsAccountIsLockedDoesNotOutliveTheLock() {
        UUID account = enrolled(10);
        var sessions = instance.get(Sessions.class);
        var locked = new AtomicReference<CompletableFuture<Boolean>>();
        UUID session = accounts.whileOpen(account, Role.CLINICIAN, instance.clock.instant(), () -> {
                    locked.set(CompletableFuture.supplyAsync(
                            () -> instance.get(StaffLocks.class).lock(account, ADMIN)));
                    await().until(this::somebodyWaitsForALock);
                    return sessions.start(account, Role.CLINICIAN, "a-key").sessionId();
                })
                .orElseThrow();
        assertThat(locked.get().join()).isTrue();
        assertThat(sessions.live(session)).isFalse();
    }

    @Test
    void aNewPasswordEndsTheSessionsAndWhatTheFormerOneBegan() {
        UUID account = enrolled(10);
        var sessions = instance.get(Sessions.class);
        var passwords = instance.get(StaffPasswords.class);
        var before = accounts.named(name).orElseThrow();
        UUID session = sessions.start(account, Role.CLINICIAN, "a-key").sessionId();
        tries.begin(account);
        var shown = instance.clock.instant();
        instance.clock.forward(Duration.ofSeconds(1));
        assertThat(passwords.change(before, 10, "another-hash")).as("used step").isFalse();
        assertThat(sessions.live(session)).isTrue();
        assertThat(passwords.change(before, 11, "another-hash")).isTrue();
        assertThat(passwords.change(before, 12, "a-third-hash")).as("of former").isFalse();
        assertThat(accounts.named(name).orElseThrow().passwordHash()).isEqualTo("another-hash");
        assertThat(sessions.live(session)).isFalse();
        assertThat(accounts.whileOpen(account, Role.CLINICIAN, shown, () -> "done"))
                .isEmpty();
        assertThat(accounts.whileOpen(account, Role.CLINICIAN, instance.clock.instant(), () -> "done"))
                .contains("done");
        assertThat(accounts.signIn(account, Role.CLINICIAN, 11)).isFalse();
        assertThat(instance.audited(account)).contains("staff.change-password clinician sign-in");
    }

    @Test
    void aSessionThatStartsWhileThePasswordChangesDoesNotOutliveTheChange() {
        UUID account = enrolled(10);
        var sessions = instance.get(Sessions.class);
        var before = accounts.named(name).orElseThrow();
        var changed = new AtomicReference<CompletableFuture<Boolean>>();
        UUID session = accounts.whileOpen(account, Role.CLINICIAN, instance.clock.instant(), () -> {
                    changed.set(CompletableFuture.supplyAsync(
                            () -> instance.get(StaffPasswords.class).change(before, 11, "another-hash")));
                    await().until(this::somebodyWaitsForALock);
                    return sessions.start(account, Role.CLINICIAN, "a-key").sessionId();
                })
                .orElseThrow();
        assertThat(changed.get().join()).isTrue();
        assertThat(sessions.live(session)).isFalse();
    }

    @Test
    void aLockedAccountKeepsItsPassword() {
        UUID account = enrolled(10);
        instance.get(StaffLocks.class).lock(account, ADMIN);
        var known = new StaffAccount(account, Role.CLINICIAN, "a-hash");
        assertThat(instance.get(StaffPasswords.class).change(known, 11, "another-hash"))
                .isFalse();
    }

    private boolean somebodyWaitsForALock() {
        return instance.jdbc()
                .sql(
                        "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database())")
                .query(Boolean.class)
                .single();
    }

    @Test
    void aSessionOfStaffLivesForAnHourUnused() {
        var sessions = instance.get(Sessions.class);
        UUID session = sessions.start(enrolled(10), Role.CLINICIAN, "a-key").sessionId();
        instance.clock.forward(Duration.ofHours(1).minusSeconds(1));
        assertThat(sessions.live(session)).isTrue();
        instance.clock.forward(Duration.ofSeconds(1));
        assertThat(sessions.live(session)).isFalse();
    }

    @Test
    void anAuthorizationCodeCountsOnceAndAtItsReturnEndsWhatItLedTo() {
        var codes = instance.get(AuthorizationCodes.class);
        var sessions = instance.get(Sessions.class);
        UUID account = enrolled(10);
        codes.keep("a-code", "what it means");
        assertThat(codes.take("another")).isEmpty();
        assertThat(codes.take("a-code")).contains("what it means");
        UUID session = sessions.start(account, Role.CLINICIAN, "a-key").sessionId();
        assertThat(codes.ledTo("a-code", account, session)).isTrue();
        assertThat(sessions.live(session)).isTrue();
        assertThat(codes.take("a-code")).isEmpty();
        assertThat(sessions.live(session)).isFalse();
    }

    @Test
    void anAuthorizationCodeThatComesBackWhileItIsExchangedLeadsNowhere() {
        var codes = instance.get(AuthorizationCodes.class);
        var sessions = instance.get(Sessions.class);
        UUID account = enrolled(10);
        codes.keep("a-copied-code", "what it means");
        assertThat(codes.take("a-copied-code")).isPresent();
        assertThat(codes.take("a-copied-code")).isEmpty();
        UUID session = sessions.start(account, Role.CLINICIAN, "a-key").sessionId();
        assertThat(codes.ledTo("a-copied-code", account, session)).isFalse();
        assertThat(sessions.live(session)).isFalse();
        assertThat(codes.take("a-copied-code")).isEmpty();
    }

    @Test
    void noColumnHoldsANameOrAKey() {
        enrolled(10);
        for (String table : List.of("staff_account", "staff_invitation", "staff_recovery_code", "vault.sealed_text")) {
            String rows = database.jdbc().sql("SELECT t::text FROM " + table + " t").query(String.class).list().stream()
                    .collect(Collectors.joining("\n"));
            assertThat(rows).doesNotContain(name.text(), KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "-abc", "with space", "नाम-नाम", "a\u0000bc", "x<script>"})
    void whatIsNoUserNameIsNone(String typed) {
        assertThat(UserName.parse(typed)).isEmpty();
    }

    @Test
    void smallAndCapitalLettersAreTheSameName() {
        assertThat(UserName.parse(" A.Clerk@Patna ")).isEqualTo(UserName.parse("a.clerk@patna"));
        assertThat(UserName.parse("a.clerk").orElseThrow()).hasToString("UserName");
    }

    private UUID enrolled(long step) {
        var invitation = invite(null, Role.CLINICIAN, name);
        assertThat(enrolment.enrol(invitation.token(), credentials("a-hash", step)))
                .isTrue();
        return invitation.accountId();
    }

    private static Invitation invite(@Nullable UUID officer, Role role, UserName name) {
        return enrolment.invite(officer, role, name, ADMIN).orElseThrow();
    }

    private static Credentials credentials(String passwordHash, long step) {
        return new Credentials(passwordHash, KEY, step, List.of("zero", "one"));
    }

    private static UserName aName() {
        return UserName.parse("synthetic-" + NAMES.incrementAndGet()).orElseThrow();
    }
}
