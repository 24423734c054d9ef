package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintEvent.BREACH;
import static org.sahay.workflows.complaint.ComplaintEvent.RUNG;
import static org.sahay.workflows.complaint.ComplaintEvent.WARNING;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.FIRST_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.NALANDA;
import static org.sahay.workflows.complaint.ComplaintFixtures.NALANDA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.officeIn;
import static org.sahay.workflows.complaint.Requests.rate;
import static org.sahay.workflows.complaint.Requests.request;

import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The paths a complaint is made for, from acceptance to its end, in skipped time. */
class ComplaintWorkflowTest {
    @AutoClose
    private final ComplaintTestServer server = new ComplaintTestServer();

    @Test
    void climbsTheLadderIsReopenedOneRungHigherAndClosedWhenTheCitizenIsSatisfied() {
        var complaint = server.start(officeIn(BIHAR, PATNA));

        assertThat(complaint.status()).isEqualTo(ComplaintStatus.ASSIGNED);
        assertThat(complaint.ownerId()).isEqualTo(PATNA_OFFICER.id());

        complaint.passHours(48 * 0.8);
        assertThat(complaint.now().citizenClock().warned()).isTrue();
        assertThat(complaint.count(WARNING)).isEqualTo(1);

        complaint.passHours(48);
        assertThat(complaint.now().citizenClock().breached()).isTrue();
        assertThat(complaint.ownerId()).isEqualTo(BIHAR_OFFICER.id());
        assertThat(complaint.events()).containsSubsequence(WARNING, BREACH, RUNG);

        complaint.act(request(actor(BIHAR_OFFICER), ComplaintAction.RESOLVE));
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.RESOLVED);

        complaint.act(rate(CITIZEN, 2));
        assertThat(complaint.now().dissatisfied()).isTrue();

        complaint.act(request(CITIZEN, ComplaintAction.REOPEN));
        assertThat(complaint.now().level()).isEqualTo(3);
        assertThat(complaint.ownerId()).isEqualTo(FIRST_ADMIN.id());

        complaint.act(request(actor(FIRST_ADMIN), ComplaintAction.RESOLVE));
        complaint.act(rate(CITIZEN, 5));

        assertThat(complaint.outcome()).isEqualTo(ComplaintOutcome.RATED);
        assertThat(server.notifications.count(NoticeKind.CITIZEN_INTERIM_REPLY)).isEqualTo(1);
        assertThat(server.notifications.count(NoticeKind.CITIZEN_CLOSED)).isEqualTo(1);
        assertSeqHasNoGap(complaint);
    }

    @Test
    void leftUnattendedItIsWarnedAndBreachedOnceAndReachesTwoRungs() {
        var complaint = server.start(officeIn(BIHAR, PATNA));

        complaint.passHours(96);

        assertThat(complaint.now().level()).isEqualTo(3);
        assertThat(complaint.count(WARNING)).isEqualTo(1);
        assertThat(complaint.count(BREACH)).isEqualTo(1);
        assertThat(complaint.count(RUNG)).isEqualTo(2);
        assertThat(server.notifications.count(NoticeKind.CITIZEN_INTERIM_REPLY)).isEqualTo(1);
        assertSeqHasNoGap(complaint);
    }

    @Test
    void heldWhereNobodyIsEligibleAndAssignedOnceSomebodyIs() {
        var complaint = server.start(officeIn(BIHAR, NALANDA));
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.HELD);

        server.roster.put(NALANDA_OFFICER);
        complaint.workflow.rosterChanged(new RosterChange(null));

        assertThat(complaint.status()).isEqualTo(ComplaintStatus.ASSIGNED);
        assertThat(complaint.ownerId()).isEqualTo(NALANDA_OFFICER.id());
        assertSeqHasNoGap(complaint);
    }

    private static void assertSeqHasNoGap(RunningComplaint complaint) {
        var timeline = complaint.timeline();
        assertThat(timeline)
                .extracting(Transition::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, timeline.size()).boxed().toList());
        assertThat(complaint.now().seq()).isEqualTo(timeline.size());
    }
}
