package org.sahay.store.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.sync.SyncReceipt;
import org.sahay.store.sync.SyncReceipts;
import org.sahay.store.vault.Vault;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.springframework.transaction.support.TransactionTemplate;

/** What devices sent, held, applied and forced on a real PostgreSQL; all people are synthetic. */
@Tag("server")
class ProfileEditsTest {
    private static final String WHY = "own-profile";
    private static final byte[] DEVICE = new byte[32];
    private static final Village HERE = new Village(10, 212, 4_712_001);
    private static final Village NEXT = new Village(10, 212, 4_712_002);

    @TempDir
    static Path state;

    private static TestDatabase database;
    private static IdentityFixture instance;
    private static Profiles profiles;

    private final Actor me = new Actor(UUID.randomUUID(), Role.CITIZEN, Area.COUNTRY);

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
        instance = new IdentityFixture(state, database, TestRedis.shared());
        profiles = instance.get(Profiles.class);
    }

    @AfterAll
    static void close() {
        instance.close();
        database.close();
    }

    @Test
    void whatWaitsIsForcedAfterFiveDaysAndNotBeforeAndThatIsAudited() {
        SentEdit edit = edit("Asha Devi", 3L, now());
        assertThat(receive(edit)).containsExactly(edit.eventId());
        assertThat(name()).isNull();
        instance.clock.forward(Profiles.LONGEST_WAIT.minusSeconds(1));
        assertThat(force()).isZero();
        assertThat(name()).isNull();
        instance.clock.forward(Duration.ofSeconds(1));
        assertThat(force()).isEqualTo(1);
        assertThat(force()).isZero();
        assertThat(name()).isEqualTo("Asha Devi");
        assertThat(profiles.read(me, WHY).version()).isEqualTo(1);
        assertThat(profiles.history(me, null, 9, WHY)).singleElement().satisfies(one -> {
            assertThat(one.forced()).isTrue();
            assertThat(one.inForce()).containsExactly(ProfileField.NAME);
        });
        assertThat(instance.audited(edit.id())).containsExactly("profile.change-forced system own-profile");
    }

    @Test
    void whatIsReleasedIsAcceptedInItsReceipt() {
        SentEdit second = edit("Second", 1L, now());
        var receipts = instance.get(SyncReceipts.class);
        var receipt = SyncReceipt.accepted(second.eventId(), new byte[32], second.id(), now());
        inTransaction(() -> {
            receipts.claimAll(me.id(), List.of(receipt));
            receipts.hold(me.id(), profiles.receive(me, DEVICE, now(), List.of(second), WHY));
        });
        assertThat(status(second)).isEqualTo(SyncReceipt.Status.HELD);
        receive(edit("First", 0L, now().minusSeconds(60)));
        assertThat(status(second)).isEqualTo(SyncReceipt.Status.ACCEPTED);
        assertThat(name()).isEqualTo("Second");
    }

    @Test
    void aChangeOverHttpLetsGoWhatWaitedForItAndWinsItsOwnField() {
        receive(edit("From the phone", 1L, now()));
        profiles.change(me, version -> version == 0, had -> new ProfileDetails(null, "By hand", null, null, null), WHY);
        assertThat(profiles.read(me, WHY).version()).isEqualTo(2);
        assertThat(name()).isEqualTo("By hand");
    }

    @Test
    void aClockThatIsAheadCannotWinByItAndOneThatIsALittleAheadIsOvertakenByHand() {
        receive(edit("Tomorrow", null, now().plus(Duration.ofDays(1))));
        instance.clock.forward(Duration.ofSeconds(1));
        receive(edit("Now", null, now()));
        assertThat(name()).isEqualTo("Now");
        assertThat(profiles.history(me, null, 9, WHY))
                .extracting(ProfileEdit::clockAhead)
                .containsExactly(false, true);
        receive(edit("Soon", null, now().plusSeconds(200)));
        profiles.change(me, version -> true, had -> new ProfileDetails(null, "By hand", null, null, null), WHY);
        assertThat(name()).isEqualTo("By hand");
    }

    @Test
    void fiveHundredEditsTakeAsManyStatementsAsTwo() {
        receive(edit("Before", null, now()));
        int ofTwo = statements(2);
        assertThat(statements(500)).isEqualTo(ofTwo);
        assertThat(profiles.read(me, WHY).version()).isEqualTo(503);
    }

    @Test
    void whatAnEditSaysIsSealedAndOnlyItsOwnerHasIt() {
        SentEdit edit = edit("Asha Devi", null, now());
        receive(edit);
        assertThat(database.jdbc()
                        .sql("SELECT to_jsonb(e)::text FROM profile_edit e WHERE id = ?")
                        .param(edit.id())
                        .query(String.class)
                        .single())
                .doesNotContain("Asha");
        var other = new Actor(UUID.randomUUID(), Role.CITIZEN, Area.COUNTRY);
        assertThat(profiles.changeOf(me, edit.id())).contains(edit.change());
        assertThat(profiles.changeOf(other, edit.id())).isEmpty();
        assertThat(profiles.history(other, null, 9, WHY)).isEmpty();
    }

    @Test
    void whoToldOnADeviceWhereTheyLiveIsFoundThereUntilTheyTakeItBack() {
        receive(villager(HERE, now().minusSeconds(9)));
        List<String> here = livesIn();
        assertThat(here).hasSize(1);
        receive(villager(null, now().minusSeconds(10)));
        assertThat(livesIn()).as("an earlier one loses").isEqualTo(here);
        SentEdit held = villager(NEXT, 3L, now());
        assertThat(receive(held)).containsExactly(held.eventId());
        assertThat(livesIn()).as("one that waits moves nobody").isEqualTo(here);
        receive(edit("Asha Devi", null, now()));
        assertThat(livesIn()).hasSize(1).isNotEqualTo(here);
        assertThat(profiles.read(me, WHY).details().village()).isEqualTo(NEXT);
        receive(villager(null, now().plusSeconds(1)));
        assertThat(livesIn()).isEmpty();
    }

    @Test
    void whenTheDataKeyIsDestroyedNoEditCanBeReadAndWhatWaitedChangesNothing() {
        SentEdit applied = edit("Asha Devi", null, now());
        SentEdit held = edit("Asha Kumari", 9L, now().plusSeconds(1));
        receive(applied, held);
        assertThat(instance.get(Vault.class).destroyKey(me.id())).isTrue();
        assertThat(profiles.history(me, null, 9, WHY))
                .hasSize(2)
                .allSatisfy(edit -> assertThat(edit.change()).isEmpty());
        assertThat(profiles.changeOf(me, applied.id())).isEmpty();
        instance.clock.forward(Profiles.LONGEST_WAIT);
        assertThat(force()).isEqualTo(1);
        assertThat(profiles.read(me, WHY).version()).isEqualTo(2);
        assertThat(name()).isNull();
        receive(edit("Asha Rani", null, now()));
        assertThat(name()).as("who comes back").isEqualTo("Asha Rani");
        assertThat(profiles.history(me, null, 9, WHY))
                .extracting(edit -> edit.change().isPresent())
                .containsExactly(true, false, false);
    }

    private List<String> livesIn() {
        return database.jdbc()
                .sql("SELECT encode(village_hash, 'hex') FROM person_village WHERE person_id = ?")
                .param(me.id())
                .query(String.class)
                .list();
    }

    private int statements(int edits) {
        var sent = new ArrayList<SentEdit>();
        for (int i = 0; i < edits; i++) {
            instance.clock.forward(Duration.ofMillis(1));
            sent.add(edit("Name " + i, null, now()));
        }
        return instance.recorder
                .during(() -> receive(sent.toArray(SentEdit[]::new)))
                .size();
    }

    private Set<UUID> receive(SentEdit... edits) {
        return Objects.requireNonNull(instance.get(TransactionTemplate.class)
                .execute(status -> profiles.receive(me, DEVICE, now(), List.of(edits), WHY)));
    }

    private static int force() {
        return Objects.requireNonNull(
                instance.get(TransactionTemplate.class).execute(status -> profiles.forceOverdue()));
    }

    private static void inTransaction(Runnable work) {
        instance.get(TransactionTemplate.class).executeWithoutResult(status -> work.run());
    }

    private SyncReceipt.Status status(SentEdit edit) {
        return Objects.requireNonNull(instance.get(SyncReceipts.class)
                        .find(me.id(), List.of(edit.eventId()))
                        .get(edit.eventId()))
                .status();
    }

    private @Nullable String name() {
        return profiles.read(me, WHY).details().name();
    }

    private static Instant now() {
        return instance.clock.instant();
    }

    private static SentEdit villager(@Nullable Village village, Instant clientTime) {
        return villager(village, null, clientTime);
    }

    private static SentEdit villager(@Nullable Village village, @Nullable Long base, Instant clientTime) {
        var change =
                new ProfileChange(Set.of(ProfileField.VILLAGE), new ProfileDetails(null, null, null, null, village));
        return new SentEdit(UUID.randomUUID(), UUID.randomUUID(), base, clientTime, change);
    }

    private static SentEdit edit(String name, @Nullable Long base, Instant clientTime) {
        var change = new ProfileChange(Set.of(ProfileField.NAME), new ProfileDetails(null, name, null, null, null));
        return new SentEdit(UUID.randomUUID(), UUID.randomUUID(), base, clientTime, change);
    }
}
