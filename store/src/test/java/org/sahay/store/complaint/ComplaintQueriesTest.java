package org.sahay.store.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sahay.store.complaint.StoreFixture.BIHAR;
import static org.sahay.store.complaint.StoreFixture.GAYA;
import static org.sahay.store.complaint.StoreFixture.PATNA;
import static org.sahay.store.complaint.StoreFixture.aCitizen;
import static org.sahay.store.complaint.StoreFixture.inPatna;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.Listing.Filters;
import org.sahay.store.complaint.Listing.View;
import org.sahay.store.identity.CareLinks;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintStatus;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

@Tag("server")
class ComplaintQueriesTest {
    @TempDir
    Path state;

    private StoreFixture store;
    private ComplaintQueries queries;

    @BeforeEach
    void open() {
        store = new StoreFixture(state);
        queries = store.get(ComplaintQueries.class);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void mineIsWhatOneIsTheCitizenOfOrFiledNewestFirst() {
        Actor citizen = aCitizen();
        var asha = new Actor(UUID.randomUUID(), Role.ASHA, Area.COUNTRY);
        UUID first = accepted(citizen, null);
        UUID second = accepted(citizen, asha);
        accepted(aCitizen(), null);
        delegated(asha, citizen);

        assertThat(ids(View.MINE, citizen)).containsExactly(second, first);
        assertThat(ids(View.MINE, asha)).containsExactly(second);
        assertThat(ids(View.AREA, citizen)).containsExactly(second, first);
        assertThat(ids(View.BREACHING, citizen)).isEmpty();
    }

    @Test
    void whatOneFiledIsMineWhileTheDelegationLastsAndInAHelpersRole() {
        Actor citizen = aCitizen();
        var asha = new Actor(UUID.randomUUID(), Role.ASHA, Area.COUNTRY);
        UUID filed = accepted(citizen, asha);
        assertThat(ids(View.MINE, asha)).isEmpty();

        delegated(asha, citizen);
        assertThat(ids(View.MINE, asha)).containsExactly(filed);
        assertThat(ids(View.MINE, new Actor(asha.id(), Role.CITIZEN, Area.COUNTRY)))
                .isEmpty();

        store.clock.forward(Duration.ofDays(1));
        assertThat(ids(View.MINE, asha)).isEmpty();
        assertThat(ids(View.MINE, citizen)).containsExactly(filed);
    }

    @Test
    void theInboxIsWhatOneOwnsFirstDueFirst() {
        Actor officer = officer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        Actor other = officer("BR-GAY-1", Role.DISTRICT_OFFICER, new Area(BIHAR, GAYA));
        UUID first = routed(PATNA);
        UUID second = routed(PATNA);
        UUID elsewhere = routed(GAYA);

        assertThat(ids(View.INBOX, officer)).containsExactly(first, second);
        assertThat(ids(View.INBOX, other)).containsExactly(elsewhere);
        assertThat(ids(View.INBOX, operator())).isEmpty();
    }

    @Test
    void theAreaIsTheOfficersAndForAnOperatorEverywhere() {
        Actor inPatna = officer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        Actor inBihar = officer("BR-1", Role.STATE_OFFICER, new Area(BIHAR, null));
        Actor elsewhere = new Actor(UUID.randomUUID(), Role.STATE_OFFICER, new Area(33, null));
        UUID patna = accepted(aCitizen(), null);
        store.clock.forward(Duration.ofMinutes(1));
        UUID gaya = store.anAcceptedComplaint(aCitizen(), null, GAYA).id().value();

        assertThat(ids(View.AREA, inPatna)).containsExactly(patna);
        assertThat(ids(View.AREA, inBihar)).containsExactly(gaya, patna);
        assertThat(ids(View.AREA, operator())).containsExactly(gaya, patna);
        assertThat(ids(View.AREA, elsewhere)).isEmpty();
    }

    @Test
    void breachingIsWhatRunsAndHasPassedItsWarningFirstDueFirst() {
        Actor officer = officer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        UUID first = routed(PATNA);
        UUID second = routed(PATNA);
        assertThat(ids(View.BREACHING, officer)).isEmpty();

        store.clock.forward(Duration.ofHours(58));
        routed(PATNA);
        assertThat(ids(View.BREACHING, officer)).containsExactly(first, second);
    }

    @Test
    void heldIsWhatNobodyIsFoundForOldestFirst() {
        UUID first = routed(PATNA);
        UUID second = routed(PATNA);
        accepted(aCitizen(), null);
        Actor inBihar = new Actor(UUID.randomUUID(), Role.STATE_OFFICER, new Area(BIHAR, null));

        assertThat(ids(View.HELD, inBihar)).containsExactly(first, second);
        assertThat(ids(View.HELD, operator())).containsExactly(first, second);
        assertThat(ids(View.HELD, aCitizen())).isEmpty();
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetitionInEveryView() {
        Actor officer = officer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        for (int i = 0; i < 7; i++) {
            routed(PATNA);
        }
        store.clock.forward(Duration.ofHours(60));
        for (View view : List.of(View.INBOX, View.AREA, View.BREACHING)) {
            var seen = new ArrayList<UUID>();
            String cursor = null;
            do {
                Page<ComplaintRow> page = queries.list(new Listing(view, officer, Filters.NONE, cursor, 3));
                page.items().forEach(row -> seen.add(row.id()));
                cursor = page.nextCursor();
            } while (cursor != null);
            assertThat(seen).as(view.name()).isEqualTo(ids(view, officer)).hasSize(7);
        }
    }

    @Test
    void aCursorOfAnotherViewOrNoneAtAllIsRefused() {
        Actor officer = officer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        routed(PATNA);
        routed(PATNA);
        String cursor = queries.list(new Listing(View.AREA, officer, Filters.NONE, null, 1))
                .nextCursor();
        for (String wrong : List.of(cursor, "x", "%%%", "")) {
            assertThatThrownBy(() -> queries.list(new Listing(View.INBOX, officer, Filters.NONE, wrong, 1)))
                    .isInstanceOf(InvalidCursorException.class);
        }
    }

    @Test
    void everyFilterNarrows() {
        UUID wanted = routed(PATNA);
        store.clock.forward(Duration.ofMinutes(1));
        UUID other = accepted(aCitizen(), null);
        ComplaintRow row = queries.find(wanted).orElseThrow();

        assertThat(filtered(new Filters(row.number(), null, null, null, null, null)))
                .containsExactly(wanted);
        assertThat(filtered(new Filters(null, ComplaintStatus.HELD, null, null, null, null)))
                .containsExactly(wanted);
        assertThat(filtered(new Filters(null, null, "SANITATION", null, null, null)))
                .isEmpty();
        assertThat(filtered(new Filters(null, null, "STAFF_ABSENT", PATNA, 1, null)))
                .containsExactly(other, wanted);
        assertThat(filtered(new Filters(null, null, null, GAYA, null, null))).isEmpty();
        assertThat(filtered(new Filters(null, null, null, null, 2, null))).isEmpty();
        assertThat(filtered(new Filters(
                        null,
                        null,
                        null,
                        null,
                        null,
                        StoreFixture.T0.plus(Duration.ofHours(72)).plusSeconds(30))))
                .containsExactly(wanted);
    }

    private List<UUID> filtered(Filters filters) {
        return queries.list(new Listing(View.AREA, operator(), filters, null, 50)).items().stream()
                .map(ComplaintRow::id)
                .toList();
    }

    private List<UUID> ids(View view, Actor actor) {
        return queries.list(new Listing(view, actor, Filters.NONE, null, 50)).items().stream()
                .map(ComplaintRow::id)
                .toList();
    }

    private UUID accepted(Actor citizen, Actor filer) {
        store.clock.forward(Duration.ofSeconds(1));
        return store.anAcceptedComplaint(citizen, filer, PATNA).id().value();
    }

    private void delegated(Actor helper, Actor citizen) {
        store.get(CareLinks.class)
                .record(helper.id(), citizen.id(), "asha", store.clock.instant().plus(Duration.ofDays(1)));
    }

    private UUID routed(int district) {
        store.clock.forward(Duration.ofSeconds(1));
        ComplaintCase kase = store.aRoutedComplaint(district);
        return kase.id().value();
    }

    private Actor officer(String code, Role role, Area area) {
        return new Actor(store.anOfficer(code, role, area), role, area);
    }

    private static Actor operator() {
        return new Actor(UUID.randomUUID(), Role.OPERATOR, Area.COUNTRY);
    }
}
