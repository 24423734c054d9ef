package org.sahay.activities.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.store.complaint.StoreFixture.NALANDA;
import static org.sahay.store.complaint.StoreFixture.PATNA;
import static org.sahay.store.complaint.StoreFixture.aCitizen;
import static org.sahay.store.complaint.StoreFixture.inPatna;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.complaint.ComplaintStore;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.roster.Roster;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.Decision;
import org.sahay.workflows.complaint.Owner;
import org.sahay.workflows.complaint.RoutingAnswer;
import org.sahay.workflows.complaint.RoutingQuestion;
import org.sahay.workflows.identity.Role;

@Tag("server")
class ComplaintActivitiesTest {
    @TempDir
    Path state;

    private StoreFixture store;
    private ComplaintActivitiesImpl activities;

    @BeforeEach
    void open() {
        store = new StoreFixture(state);
        activities = new ComplaintActivitiesImpl(store.get(Roster.class), store.get(ComplaintStore.class));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void routesByTheRosterAndRecordsWhatFollows() {
        UUID busy = store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        assertThat(route(PATNA).owner()).isEqualTo(new Owner(busy, Role.DISTRICT_OFFICER));
        store.aRoutedComplaint(PATNA);
        UUID free = store.anOfficer("BR-PAT-2", Role.DISTRICT_OFFICER, inPatna());

        RoutingAnswer answer = route(PATNA);
        assertThat(answer.owner()).isEqualTo(new Owner(free, Role.DISTRICT_OFFICER));
        assertThat(answer.explanation().rungs().getFirst().ranked())
                .extracting(ranked -> ranked.openCases())
                .containsExactly(0, 1);
        assertThat(answer.rosterVersion()).isEqualTo(store.get(Roster.class).version());
    }

    @Test
    void nobodyInTheAreaIsExplained() {
        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        RoutingAnswer answer = route(NALANDA);
        assertThat(answer.owner()).isNull();
        assertThat(answer.explanation().rungs().getFirst())
                .returns(1, tried -> tried.serving())
                .returns(0, tried -> tried.inArea());
    }

    @Test
    void whatIsRecordedIsTheRow() {
        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        var request = store.routing(store.anAcceptedComplaint());
        activities.record(request);
        assertThat(store.get(ComplaintQueries.class)
                        .find(request.next().id().value())
                        .orElseThrow()
                        .kase())
                .isEqualTo(request.next());
    }

    private RoutingAnswer route(int district) {
        ComplaintCase kase = store.aCase(aCitizen(), null, district);
        Decision.Moved asks = kase.advance(store.clock.instant());
        RoutingQuestion question = asks.question();
        assertThat(question).isNotNull();
        return activities.route(question);
    }
}
