package org.sahay.store.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.store.complaint.StoreFixture.BIHAR;
import static org.sahay.store.complaint.StoreFixture.GAYA;
import static org.sahay.store.complaint.StoreFixture.PATNA;
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
import org.sahay.store.complaint.ComplaintStore;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.temporal.CaseJson;
import org.sahay.workflows.complaint.ActionRequest;
import org.sahay.workflows.complaint.ComplaintAction;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintStatus;
import org.sahay.workflows.complaint.Decision;
import org.sahay.workflows.complaint.RosterChange;
import org.sahay.workflows.complaint.RoutingAnswer;
import org.sahay.workflows.complaint.RoutingRules;
import org.sahay.workflows.complaint.Transition;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** Decisions that rest on a roster which moves meanwhile. */
@Tag("server")
class DecisionsOnTheRosterTest {
    @TempDir
    Path state;

    private StoreFixture store;

    @BeforeEach
    void open() {
        store = new StoreFixture(state);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Decision.Moved settled(Decision.Moved moved, List<Transition> made, long[] version) {
        made.addAll(moved.transitions());
        if (moved.question() == null) {
            return moved;
        }
        RosterView view = store.get(Roster.class).view(moved.question());
        RoutingAnswer answer = RoutingRules.choose(moved.question(), view.candidates(), view.version());
        version[0] = answer.rosterVersion();
        Decision.Moved routed = moved.next().routed(answer, store.clock.instant());
        made.addAll(routed.transitions());
        return routed;
    }

    /** Off and on again before the relay brings the news. */
    @Test
    void anOwnerWhoIsBackBeforeTheNewsLeavesNoCaseHeldForGood() {
        UUID id = store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        ComplaintCase kase = store.aRoutedComplaint(PATNA);
        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, "HEALTH_SERVICES", inPatna(), false);
        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, "HEALTH_SERVICES", inPatna(), true);
        List<RosterWakeUp> news = wakeUps(kase);
        assertThat(news).containsExactly(new RosterWakeUp(kase.id(), id));

        var made = new ArrayList<Transition>();
        long[] version = {0};
        Decision.Moved moved = settled(kase.rosterChanged(new RosterChange(id), store.clock.instant()), made, version);
        if (!made.isEmpty()) {
            store.get(ComplaintStore.class).record(store.request(moved.next(), made, version[0]));
        }
        boolean wokenAgain = wakeUps(kase).size() > 1;
        assertThat(moved.next().status() == ComplaintStatus.HELD && !wokenAgain)
                .as("held though its officer is eligible, and nobody will wake it")
                .isFalse();
    }

    /** A step that also routed hides that the officer named by ASSIGN has left. */
    @Test
    void anAssigneeWhoLeftIsNoticedThoughTheSameStepRouted() {
        UUID first = store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        UUID second = store.anOfficer("BR-PAT-2", Role.DISTRICT_OFFICER, inPatna());
        UUID chief = store.anOfficer("BR-1", Role.STATE_OFFICER, new Area(BIHAR, null));
        ComplaintCase kase = store.anAcceptedComplaint();
        var assignee = store.get(Roster.class).find(second).orElseThrow(); // the API reads the roster
        store.anOfficer("BR-PAT-2", Role.DISTRICT_OFFICER, "HEALTH_SERVICES", inPatna(), false);

        var made = new ArrayList<Transition>();
        long[] version = {0};
        var at = store.clock.instant();
        Decision.Moved routed = settled(kase.advance(at), made, version); // Submitted: the first action routes first
        assertThat(routed.next().owner().officerId()).isEqualTo(first);
        var assign = new ActionRequest(
                "k",
                "f",
                new Actor(chief, Role.STATE_OFFICER, new Area(BIHAR, null)),
                ComplaintAction.ASSIGN,
                false,
                null,
                null,
                assignee,
                true,
                null,
                null);
        var assigned = (Decision.Moved) routed.next().act(assign, at);
        made.addAll(assigned.transitions());
        assertThat(assigned.next().owner().officerId()).isEqualTo(second);
        store.get(ComplaintStore.class).record(store.request(assigned.next(), made, version[0]));
        assertThat(wakeUps(kase)).containsExactly(new RosterWakeUp(kase.id(), second));
    }

    /** An event of before a TRANSFER in the same step is published under the office of after it. */
    @Test
    void anEventIsPublishedUnderTheOfficeItHappenedIn() {
        UUID first = store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        store.anOfficer("BR-GAY-1", Role.DISTRICT_OFFICER, new Area(BIHAR, GAYA));
        ComplaintCase kase = store.aRoutedComplaint(PATNA);
        store.clock.forward(Duration.ofHours(60)); // 80 % of 72 h is 57.6 h: the warning is due, nobody was awake
        var at = store.clock.instant();
        var made = new ArrayList<Transition>();
        long[] version = {0};
        ComplaintCase current = kase;
        while (true) {
            Decision.Moved due = current.advance(at);
            if (due.transitions().isEmpty() && due.question() == null) {
                break;
            }
            current = settled(due, made, version).next();
        }
        var transfer = new ActionRequest(
                "k",
                "f",
                new Actor(first, Role.DISTRICT_OFFICER, inPatna()),
                ComplaintAction.TRANSFER,
                true,
                null,
                null,
                null,
                false,
                new ActionRequest.OfficeChange(null, BIHAR, GAYA),
                null);
        Decision.Moved moved = settled((Decision.Moved) current.act(transfer, at), made, version);
        store.get(ComplaintStore.class).record(store.request(moved.next(), made, version[0]));
        List<String> warnings = store.jdbc()
                .sql("SELECT payload FROM outbox WHERE kind = 'complaints.events' AND payload LIKE '%\"warning\"%'")
                .query(String.class)
                .list();
        assertThat(warnings).singleElement().asString().contains("\"lgdDistrict\":" + PATNA);
    }

    private List<RosterWakeUp> wakeUps(ComplaintCase kase) {
        return store
                .jdbc()
                .sql("SELECT payload FROM outbox WHERE kind = ? AND business_key = ? ORDER BY id")
                .param(RosterWakeUps.KIND)
                .param(kase.id().toString())
                .query(String.class)
                .list()
                .stream()
                .map(payload -> store.get(CaseJson.class).read(payload, RosterWakeUp.class))
                .toList();
    }
}
