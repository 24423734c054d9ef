package org.sahay.store.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.SealedColumn;
import org.sahay.store.vault.Vault;
import org.sahay.workflows.identity.AbhaAddress;
import org.sahay.workflows.identity.AbhaNumber;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.LanguageTag;
import org.sahay.workflows.identity.Role;

/** All people and identifiers are synthetic. */
@Tag("server")
class ProfilesTest {
    private static final String WHY = "own-profile";
    private static final ProfileDetails ASHA = new ProfileDetails(
            LanguageTag.parse("mni-Mtei").orElseThrow(),
            "Asha Devi",
            new AbhaNumber("91123456789015"),
            new AbhaAddress("asha.devi@sbx"),
            new Village(10, 212, 246_301));

    @TempDir
    static Path state;

    private static TestDatabase database;
    private static IdentityFixture instance;
    private static Profiles profiles;
    private static Delegations delegations;

    private final Actor me = citizen(UUID.randomUUID());

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
        instance = new IdentityFixture(state, database, TestRedis.shared());
        profiles = instance.get(Profiles.class);
        delegations = instance.get(Delegations.class);
    }

    @AfterAll
    static void close() {
        instance.close();
        database.close();
    }

    @Test
    void whoToldNothingHasAnEmptyProfileAndNoRow() {
        Profile profile = profiles.read(me, WHY);
        assertThat(profile.version()).isZero();
        assertThat(profile.details()).isEqualTo(new ProfileDetails(null, null, null, null, null));
        assertThat(profile.phone()).isNull();
        assertThat(profile.roles()).containsExactly(Role.CITIZEN, Role.CAREGIVER);
        assertThat(rows("person_profile")).isEmpty();
    }

    @Test
    void whoSignedInHereHasAPhoneAndTheRolesTheyAreEnrolledIn() {
        PhoneNumber phone = IdentityFixture.phone(2000);
        UUID person = instance.get(People.class).withPhone(phone);
        instance.get(People.class).enrol(person, Role.ASHA, me);
        Profile profile = profiles.read(citizen(person), WHY);
        assertThat(profile.phone()).isEqualTo(phone);
        assertThat(phone.masked()).isEqualTo("••••••••00");
        assertThat(profile.roles()).containsExactly(Role.CITIZEN, Role.CAREGIVER, Role.ASHA);
    }

    @Test
    void whatIsToldIsKeptInTheVaultAndReadBack() {
        assertThat(change(0, had -> ASHA)).map(Profile::details).contains(ASHA);
        Profile profile = profiles.read(me, WHY);
        assertThat(profile.details()).isEqualTo(ASHA);
        assertThat(profile.version()).isEqualTo(1);
        var row = rows("person_profile").getFirst();
        assertThat(row.toString()).doesNotContain("Asha", "9112", "asha.devi", "/246301");
        assertThat(text(row, "name_token", SealedColumn.PROFILE_NAME)).isEqualTo("Asha Devi");
        assertThat(text(row, "abha_number_token", SealedColumn.PROFILE_ABHA_NUMBER))
                .isEqualTo("91123456789015");
        assertThat(text(row, "abha_address_token", SealedColumn.PROFILE_ABHA_ADDRESS))
                .isEqualTo("asha.devi@sbx");
        assertThat(text(row, "village_token", SealedColumn.PROFILE_VILLAGE)).isEqualTo("10/212/246301");
        assertThat(row.get("language")).isEqualTo("mni-Mtei");
        assertThat(profile + " " + ASHA).doesNotContain("Asha", "9112", "asha.devi");
    }

    @Test
    void aChangeForAnotherVersionChangesNothing() {
        change(0, had -> ASHA);
        assertThat(change(0, had -> named("Nobody"))).isEmpty();
        assertThat(change(2, had -> named("Nobody"))).isEmpty();
        assertThat(profiles.read(me, WHY).details()).isEqualTo(ASHA);
        assertThat(rows("person_profile_history")).hasSize(1);
    }

    @Test
    void theSameAgainIsNoChange() {
        change(0, had -> ASHA);
        assertThat(change(1, had -> had)).map(Profile::version).contains(1L);
        assertThat(change(1, had -> ASHA)).map(Profile::version).contains(1L);
        assertThat(rows("person_profile_history")).hasSize(1);
    }

    @Test
    void whatAChangeReplacedAndWhoDidItIsKept() {
        change(0, had -> ASHA);
        instance.clock.forward(Duration.ofMinutes(1));
        change(1, had -> named("Asha Kumari"));
        assertThat(profiles.read(me, WHY).details()).isEqualTo(named("Asha Kumari"));
        var lost = rows("person_profile_history").getLast();
        assertThat(text(lost, "name_token", SealedColumn.PROFILE_NAME)).isEqualTo("Asha Devi");
        assertThat(text(lost, "abha_number_token", SealedColumn.PROFILE_ABHA_NUMBER))
                .isEqualTo("91123456789015");
        assertThat(text(lost, "village_token", SealedColumn.PROFILE_VILLAGE)).isEqualTo("10/212/246301");
        assertThat(lost).containsEntry("version", 1L).containsEntry("replaced_by", me.id());
    }

    @Test
    void whatStaysIsNotSealedAnew() {
        change(0, had -> ASHA);
        var before = rows("person_profile").getFirst();
        change(
                1,
                had -> new ProfileDetails(
                        LanguageTag.parse("hi").orElseThrow(),
                        had.name(),
                        had.abhaNumber(),
                        had.abhaAddress(),
                        had.village()));
        var after = rows("person_profile").getFirst();
        for (String column : List.of("name_token", "abha_number_token", "abha_address_token", "village_token")) {
            assertThat(after.get(column)).isEqualTo(before.get(column));
        }
    }

    @Test
    void ofTenChangesAtOnceOfOneVersionOneWinsAndNothingElseIsLeft() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Optional<Profile>> call = () -> change(0, had -> ASHA);
            int won = 0;
            for (var one : threads.invokeAll(Collections.nCopies(10, call))) {
                won += one.get().isPresent() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(database.jdbc()
                        .sql("SELECT count(*) FROM vault.sealed_text WHERE subject = ?")
                        .param(me.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void everyReadAndChangeIsInTheAuditTrailAndNeitherIsThereWithoutIt() {
        profiles.read(me, WHY);
        change(0, had -> ASHA);
        change(0, had -> ASHA);
        assertThat(instance.audited(me.id()))
                .containsExactly(
                        "profile.read citizen own-profile",
                        "profile.change citizen own-profile",
                        "profile.read citizen own-profile");
        assertThatThrownBy(() -> change(1, had -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(profiles.read(me, WHY).version()).isEqualTo(1);
    }

    @Test
    void aDelegationIsShownToBothUntilItEndsOrExpires() {
        Actor helper = citizen(UUID.randomUUID());
        var until = instance.clock.instant().plus(Duration.ofDays(1));
        Delegation given = delegations.give(me, helper.id(), "caregiver", until, WHY);
        assertThat(given.citizen()).isEqualTo(me.id());
        assertThat(profiles.read(me, WHY).given()).containsExactly(given);
        assertThat(profiles.read(helper, WHY).received()).containsExactly(given);
        assertThat(profiles.read(helper, WHY).given()).isEmpty();

        assertThat(delegations.end(helper, me.id(), WHY)).isFalse();
        assertThat(delegations.end(me, helper.id(), WHY)).isTrue();
        assertThat(delegations.end(me, helper.id(), WHY)).isFalse();
        assertThat(profiles.read(me, WHY).given()).isEmpty();
        var links = instance.get(CareLinks.class);
        assertThat(links.basis(helper.id(), me.id())).isEmpty();
        assertThat(links.consents(List.of(given.id())))
                .singleElement()
                .satisfies(past -> assertThat(past.expiresAt()).isEqualTo(instance.clock.instant()));

        delegations.give(me, helper.id(), "asha", instance.clock.instant().plus(Duration.ofDays(1)), WHY);
        instance.clock.forward(Duration.ofDays(1));
        assertThat(profiles.read(helper, WHY).received()).isEmpty();
        assertThat(instance.audited(helper.id()))
                .filteredOn(line -> line.startsWith("delegation."))
                .containsExactly(
                        "delegation.give citizen own-profile",
                        "delegation.end citizen own-profile",
                        "delegation.give citizen own-profile");
    }

    private String text(Map<String, @Nullable Object> row, String token, SealedColumn column) {
        return instance.get(Vault.class)
                .open((UUID) Objects.requireNonNull(row.get(token)), new Sealed.Where(column, me.id(), me.id()));
    }

    private Optional<Profile> change(long version, UnaryOperator<ProfileDetails> change) {
        return profiles.change(me, found -> found == version, change, WHY);
    }

    private static ProfileDetails named(String name) {
        return new ProfileDetails(null, name, null, null, null);
    }

    private List<Map<String, @Nullable Object>> rows(String table) {
        return instance.jdbc()
                .sql("SELECT * FROM " + table + " WHERE id = ? ORDER BY version")
                .param(me.id())
                .query()
                .listOfRows();
    }

    private static Actor citizen(UUID id) {
        return new Actor(id, Role.CITIZEN, Area.COUNTRY);
    }
}
