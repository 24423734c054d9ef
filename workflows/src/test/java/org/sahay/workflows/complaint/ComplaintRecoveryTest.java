package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.officeIn;
import static org.sahay.workflows.complaint.Requests.rate;
import static org.sahay.workflows.complaint.Requests.request;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The database or the messages fail for a while, or an answer is lost after it was committed. */
class ComplaintRecoveryTest {
    @AutoClose
    private final ComplaintTestServer server = new ComplaintTestServer();

    @Test
    void aDatabaseThatIsAwayIsTriedUntilItIsBack() {
        server.database.failNext(2);
        var complaint = server.start(officeIn(BIHAR, PATNA));
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.ASSIGNED);

        server.database.failNext(2);
        complaint.act(request(actor(PATNA_OFFICER), ComplaintAction.START));
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.IN_PROGRESS);
        assertTimelineIsTheCases(complaint);
    }

    @Test
    void aRoutingWhoseAnswerWasLostIsAdopted() {
        server.database.loseNextAnswers(1);
        var complaint = server.start(officeIn(BIHAR, PATNA));
        assertThat(complaint.ownerId()).isEqualTo(PATNA_OFFICER.id());
        assertThat(complaint.events()).containsExactly(ComplaintEvent.ACCEPTED, ComplaintEvent.ROUTED);
        assertTimelineIsTheCases(complaint);
    }

    @Test
    void anActionWhoseAnswerWasLostHasOneEffectAndItsOwnAnswer() {
        var complaint = server.start(officeIn(BIHAR, PATNA));
        complaint.now();
        server.database.loseNextAnswers(1);
        var outcome = complaint.act(request(actor(PATNA_OFFICER), ComplaintAction.ESCALATE));
        assertThat(outcome).isEqualTo(new ActionOutcome(3, null));
        assertThat(complaint.now().level()).isEqualTo(2);
        assertThat(complaint.count(ComplaintEvent.ESCALATED)).isEqualTo(1);
        assertTimelineIsTheCases(complaint);
    }

    @Test
    void aBreachWhoseAnswerWasLostIsToldOnce() {
        var complaint = server.start(officeIn(BIHAR, PATNA));
        complaint.passHours(47);
        complaint.now();
        server.database.loseNextAnswers(1);
        complaint.passHours(48);
        assertThat(complaint.now().owner()).isEqualTo(ComplaintFixtures.owner(BIHAR_OFFICER));
        assertThat(complaint.count(ComplaintEvent.BREACH)).isEqualTo(1);

        complaint.act(request(actor(BIHAR_OFFICER), ComplaintAction.RESOLVE));
        complaint.act(rate(CITIZEN, 4));
        complaint.outcome();
        assertThat(server.notifications.count(NoticeKind.CITIZEN_INTERIM_REPLY)).isEqualTo(1);
        assertTimelineIsTheCases(complaint);
    }

    @Test
    void aRosterChangeWhoseAnswerWasLostIsAppliedOnce() {
        var complaint = server.start(officeIn(BIHAR, ComplaintFixtures.NALANDA));
        complaint.now();
        server.roster.put(ComplaintFixtures.NALANDA_OFFICER);
        server.database.loseNextAnswers(1);
        complaint.workflow.rosterChanged(new RosterChange(null));
        assertThat(complaint.ownerId()).isEqualTo(ComplaintFixtures.NALANDA_OFFICER.id());
        assertThat(complaint.count(ComplaintEvent.ROSTER_CHANGED)).isEqualTo(1);
        assertTimelineIsTheCases(complaint);
    }

    @Test
    void messagesThatCannotBeSentHoldNothingUpButTheEnd() {
        server.notifications.goAway();
        var complaint = server.start(officeIn(BIHAR, PATNA));
        complaint.passHours(48);
        assertThat(complaint.ownerId()).isEqualTo(BIHAR_OFFICER.id());
        complaint.act(request(actor(BIHAR_OFFICER), ComplaintAction.RESOLVE));
        complaint.act(rate(CITIZEN, 5));
        assertThat(server.database.row(complaint.accepted.id()).closed()).isTrue();
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.CLOSED);
        assertThat(complaint.executionStatus()).isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
        assertThat(server.notifications.sent()).isEmpty();

        server.notifications.comeBack();
        assertThat(complaint.outcome()).isEqualTo(ComplaintOutcome.RATED);
        assertEveryNoticeWasSentOnce(complaint);
    }

    @Test
    void everyNoticeOfTheTimelineIsSentOnceBeforeTheEnd() {
        var complaint = server.start(officeIn(BIHAR, PATNA));
        complaint.passHours(48);
        complaint.act(request(actor(BIHAR_OFFICER), ComplaintAction.RESOLVE));
        complaint.act(rate(CITIZEN, 5));
        complaint.outcome();
        assertEveryNoticeWasSentOnce(complaint);
    }

    private void assertEveryNoticeWasSentOnce(RunningComplaint complaint) {
        var owed = complaint.timeline().stream()
                .flatMap(t -> t.notices().stream()
                        .map(n -> new FakeNotifications.Sent(
                                complaint.accepted.id(), t.seq(), n.kind(), n.recipientId())))
                .toList();
        assertThat(server.notifications.sent()).containsExactlyInAnyOrderElementsOf(owed);
    }

    private void assertTimelineIsTheCases(RunningComplaint complaint) {
        var timeline = complaint.timeline();
        assertThat(timeline)
                .extracting(Transition::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, timeline.size()).boxed().toList());
        assertThat(complaint.now()).isEqualTo(server.database.row(complaint.accepted.id()));
    }
}
