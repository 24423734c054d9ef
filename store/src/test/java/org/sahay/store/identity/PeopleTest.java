package org.sahay.store.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.store.identity.IdentityFixture.OTHER_PHONE;
import static org.sahay.store.identity.IdentityFixture.PHONE;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.vault.Sealed;
import org.sahay.store.vault.SealedColumn;
import org.sahay.store.vault.Vault;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

@Tag("server")
class PeopleTest {
    @TempDir
    static Path state;

    private static TestDatabase database;
    private static IdentityFixture instance;
    private static People people;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
        instance = new IdentityFixture(state, database, TestRedis.shared());
        people = instance.get(People.class);
    }

    @AfterAll
    static void close() {
        instance.close();
        database.close();
    }

    @Test
    void aPhoneIsAlwaysTheSamePersonAndAnotherOneSomebodyElse() {
        UUID person = people.withPhone(PHONE);
        assertThat(people.withPhone(PHONE)).isEqualTo(person);
        assertThat(people.withPhone(OTHER_PHONE)).isNotEqualTo(person);
    }

    @Test
    void aFirstSignInEnrolsAndEveryLaterOneIsARead() {
        UUID person = people.withPhone(IdentityFixture.phone(10));
        people.withPhone(IdentityFixture.phone(10));
        assertThat(instance.audited(person))
                .containsExactly("person.enrol citizen sign-in", "person.read citizen sign-in");
    }

    @Test
    void aKnownAndAnUnknownPhoneTakeTheSameStatements() {
        PhoneNumber phone = IdentityFixture.phone(11);
        List<String> first = instance.recorder.during(() -> people.withPhone(phone));
        List<String> second = instance.recorder.during(() -> people.withPhone(phone));
        assertThat(second).isEqualTo(first).hasSizeGreaterThan(2);
    }

    @Test
    void tenSignInsOfAPhoneAtOnceMakeOnePerson() throws Exception {
        Set<UUID> found = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<UUID> call = () -> people.withPhone(IdentityFixture.phone(12));
            for (var person : threads.invokeAll(Collections.nCopies(10, call))) {
                found.add(person.get());
            }
        }
        assertThat(found).hasSize(1);
        assertThat(sealedPhones(found.iterator().next())).isEqualTo(1);
    }

    @Test
    void thePhoneIsKeptInTheVaultAlone() {
        PhoneNumber phone = IdentityFixture.phone(13);
        UUID person = people.withPhone(phone);
        people.withPhone(phone);
        UUID token = instance.jdbc()
                .sql("SELECT phone_token FROM person WHERE id = ?")
                .param(person)
                .query(UUID.class)
                .single();
        assertThat(instance.get(Vault.class).open(token, new Sealed.Where(SealedColumn.PERSON_PHONE, person, person)))
                .isEqualTo(phone.e164());
        assertThat(sealedPhones(person)).isEqualTo(1);
        byte[] hash = database.jdbc()
                .sql("SELECT phone_hash FROM vault.phone_index WHERE person_id = ?")
                .param(person)
                .query(byte[].class)
                .single();
        assertThat(hash).hasSize(32);
        assertThat(new String(hash, StandardCharsets.ISO_8859_1)).doesNotContain("99999");
    }

    @Test
    void everybodyMayBeCitizenAndCaregiverAndOnlyTheEnrolledAnythingElse() {
        UUID person = instance.aPerson();
        var administrator = new Actor(UUID.randomUUID(), Role.NATIONAL_ADMIN, Area.COUNTRY);
        assertThat(Role.values())
                .filteredOn(role -> people.mayBe(person, role))
                .containsExactly(Role.CITIZEN, Role.CAREGIVER);
        people.enrol(person, Role.ASHA, administrator);
        people.enrol(person, Role.ASHA, administrator);
        assertThat(Role.values())
                .filteredOn(role -> people.mayBe(person, role))
                .containsExactly(Role.CITIZEN, Role.CAREGIVER, Role.ASHA);
        assertThat(people.mayBe(instance.aPerson(), Role.ASHA)).isFalse();
        assertThat(instance.audited(person))
                .containsExactly("person.enrol citizen sign-in", "person.enrol national_admin enrolment");
    }

    private static int sealedPhones(UUID person) {
        return database.jdbc()
                .sql("SELECT count(*) FROM vault.sealed_text WHERE subject = ? AND table_name = 'person'")
                .param(person)
                .query(Integer.class)
                .single();
    }
}
