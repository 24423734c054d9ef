package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.NALANDA;
import static org.sahay.workflows.complaint.ComplaintFixtures.NALANDA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.officeIn;
import static org.sahay.workflows.complaint.Requests.rate;
import static org.sahay.workflows.complaint.Requests.request;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.temporal.SearchAttributes;

/** A case that outgrows its history goes on in a new one, with all it owes and remembers. */
class ComplaintContinuationTest {
    /** Whose own comments tell nobody. */
    private static final Actor OWNER = actor(PATNA_OFFICER);

    @AutoClose
    private final ComplaintTestServer server = new ComplaintTestServer(ShortHistoryComplaintWorkflow.class);

    @Test
    void goesOnWithItsClocksAndKeys() {
        var complaint = server.start(officeIn(BIHAR, PATNA)).told();
        var first = request(OWNER, ComplaintAction.COMMENT);
        var answer = complaint.act(first);
        Set<String> runs = runsDuringComments(complaint, OWNER, 20);
        assertThat(runs).hasSizeGreaterThan(1);

        assertThat(complaint.act(first)).as("the key is remembered").isEqualTo(answer);
        assertThat(complaint.count(ComplaintEvent.COMMENTED)).isEqualTo(21);

        complaint.passHours(96);
        complaint.now();
        assertThat(complaint.count(ComplaintEvent.WARNING)).isEqualTo(1);
        assertThat(complaint.count(ComplaintEvent.BREACH)).isEqualTo(1);
        assertThat(complaint.count(ComplaintEvent.RUNG)).isEqualTo(2);
        assertThat(complaint.timersPendingAfterEachTask()).allMatch(pending -> pending <= 1);
    }

    @Test
    void carriesTheNoticesItStillOwes() {
        server.notifications.goAway();
        var complaint = server.start(officeIn(BIHAR, PATNA));
        assertThat(runsDuringComments(complaint, CITIZEN, 6)).hasSizeGreaterThan(1);
        server.notifications.comeBack();

        complaint.act(request(actor(PATNA_OFFICER), ComplaintAction.RESOLVE));
        complaint.act(rate(CITIZEN, 5));
        complaint.outcome();
        assertThat(server.notifications.count(NoticeKind.CITIZEN_ACCEPTED)).isEqualTo(1);
        assertThat(server.notifications.count(NoticeKind.OWNER_COMMENT)).isEqualTo(6);
        long owed =
                complaint.timeline().stream().mapToLong(t -> t.notices().size()).sum();
        assertThat(server.notifications.sent()).hasSize((int) owed);
    }

    @Test
    void aRosterChangeAmongManyActionsIsNotLost() {
        var complaint = server.start(officeIn(BIHAR, NALANDA));
        for (int n = 0; n < 10; n++) {
            complaint.act(request(CITIZEN, ComplaintAction.COMMENT));
            complaint.workflow.rosterChanged(new RosterChange(null));
        }
        server.roster.put(NALANDA_OFFICER);
        complaint.workflow.rosterChanged(new RosterChange(null));
        runsDuringComments(complaint, CITIZEN, 3);
        assertThat(complaint.ownerId()).isEqualTo(NALANDA_OFFICER.id());
    }

    @Test
    void showsOperatorsTheSameInTheNewHistory() {
        var complaint = server.start(officeIn(BIHAR, PATNA)).told();
        runsDuringComments(complaint, OWNER, 20);
        var shown = server.describe(complaint.accepted.id()).getTypedSearchAttributes();
        assertThat(shown.get(SearchAttributes.STATUS)).isEqualTo("ASSIGNED");
        assertThat(shown.get(SearchAttributes.DISTRICT)).isEqualTo("212");
        assertThat(shown.get(SearchAttributes.LEVEL)).isEqualTo(1L);
        assertThat(shown.get(SearchAttributes.HELD)).isFalse();
        assertThat(shown.get(SearchAttributes.OWNER_ROLE)).isEqualTo("district_officer");
        assertThat(shown.get(SearchAttributes.DUE_AT).toInstant())
                .isEqualTo(complaint.accepted.citizenClock().breachAt());

        complaint.passHours(48);
        complaint.act(request(actor(BIHAR_OFFICER), ComplaintAction.RESOLVE));
        var resolved = server.describe(complaint.accepted.id()).getTypedSearchAttributes();
        assertThat(resolved.get(SearchAttributes.STATUS)).isEqualTo("RESOLVED");
        assertThat(resolved.containsKey(SearchAttributes.OWNER_ROLE)).isFalse();
        assertThat(resolved.containsKey(SearchAttributes.DUE_AT)).isFalse();
    }

    /** Somebody comments so many times; the runs the case was in meanwhile. */
    private Set<String> runsDuringComments(RunningComplaint complaint, Actor by, int comments) {
        var runs = new HashSet<String>();
        for (int n = 0; n < comments; n++) {
            complaint.act(request(by, ComplaintAction.COMMENT));
            runs.add(server.describe(complaint.accepted.id()).getExecution().getRunId());
        }
        return runs;
    }
}
