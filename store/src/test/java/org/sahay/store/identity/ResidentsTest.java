package org.sahay.store.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.place.PlaceChanges;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** All people, villages and ASHAs are synthetic. */
@Tag("server")
class ResidentsTest {
    private static final Village HERE = new Village(10, 212, 4_711_042);
    private static final Village NEXT = new Village(10, 212, 4_711_043);
    private static final AtomicInteger PHONES = new AtomicInteger(3000);

    @TempDir
    static Path state;

    private static TestDatabase database;
    private static IdentityFixture instance;

    private final PhoneNumber phone = IdentityFixture.phone(PHONES.incrementAndGet());
    private final Actor office = new Actor(UUID.randomUUID(), Role.NATIONAL_ADMIN, Area.COUNTRY);
    private final UUID resident = livingIn(HERE);

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
        instance = new IdentityFixture(state, database, TestRedis.shared());
        var places = instance.get(PlaceChanges.class);
        places.state(10, "Bihar");
        places.district(212, 10, "Patna");
        places.district(209, 10, "Nalanda");
    }

    @AfterAll
    static void close() {
        instance.close();
        database.close();
    }

    @Test
    void thoseOfHerVillagesAreFoundAmongOthers() {
        UUID next = livingIn(NEXT);
        UUID elsewhere = livingIn(new Village(10, 209, HERE.lgdVillage()));
        var all = List.of(resident, next, elsewhere, UUID.randomUUID());
        assertThat(lookedAfter(all, asha(212, HERE.lgdVillage()))).containsExactly(resident);
        assertThat(lookedAfter(all, asha(212, HERE.lgdVillage(), NEXT.lgdVillage())))
                .containsExactlyInAnyOrder(resident, next);
        assertThat(lookedAfter(all, asha(209, HERE.lgdVillage()))).containsExactly(elsewhere);
        assertThat(lookedAfter(List.of(), person())).isEmpty();
    }

    @Test
    void whoIsNoAshaOrNoLongerLooksAfterNobody() {
        assertThat(lookedAfter(List.of(resident), UUID.randomUUID())).isEmpty();
        UUID her = asha(212, HERE.lgdVillage());
        UUID enrolment = instance.get(Ashas.class).of(her).orElseThrow().id();
        assertThat(instance.get(Ashas.class).withdraw(enrolment, office, "enrolment"))
                .isTrue();
        assertThat(lookedAfter(List.of(resident), her)).isEmpty();
    }

    @Test
    void whoMovesIsFoundWhereTheyLiveNowAndNowhereWhenTheyTakeItBack() {
        UUID her = asha(212, HERE.lgdVillage());
        tell(resident, NEXT);
        assertThat(lookedAfter(List.of(resident), her)).isEmpty();
        tell(resident, HERE);
        assertThat(lookedAfter(List.of(resident), her)).containsExactly(resident);
        tell(resident, null);
        assertThat(lookedAfter(List.of(resident), her)).isEmpty();
        assertThat(kept(resident)).isEmpty();
    }

    @Test
    void whereSomebodyLivesIsReadableNowhereAndNeighboursAreAlike() {
        assertThat(kept(resident)).hasSize(1).isEqualTo(kept(livingIn(HERE)));
        assertThat(kept(resident)).isNotEqualTo(kept(livingIn(NEXT)));
        assertThat(HERE.toString()).doesNotContain("4711042", "212");
        assertThat(instance.get(Profiles.class)
                        .read(citizen(resident), "own-profile")
                        .details()
                        .village())
                .isEqualTo(HERE);
    }

    private static List<String> kept(UUID person) {
        return instance.jdbc()
                .sql("SELECT encode(village_hash, 'hex') FROM person_village WHERE person_id = ?")
                .param(person)
                .query(String.class)
                .list();
    }

    private static Set<UUID> lookedAfter(List<UUID> among, UUID by) {
        return instance.get(Residents.class).lookedAfterBy(by, among);
    }

    private UUID person() {
        return instance.get(People.class).withPhone(phone);
    }

    private UUID asha(int district, Integer... villages) {
        var wanted =
                new NewAsha("RESIDENTS-" + phone.e164().substring(8), phone, new Area(10, district), List.of(villages));
        instance.get(Ashas.class).enrol(wanted, office, "enrolment").orElseThrow();
        return person();
    }

    private static UUID livingIn(Village village) {
        UUID person = UUID.randomUUID();
        tell(person, village);
        return person;
    }

    private static void tell(UUID person, @Nullable Village village) {
        instance.get(Profiles.class)
                .change(
                        citizen(person),
                        version -> true,
                        had -> new ProfileDetails(null, null, null, null, village),
                        "own-profile")
                .orElseThrow();
    }

    private static Actor citizen(UUID id) {
        return new Actor(id, Role.CITIZEN, Area.COUNTRY);
    }
}
