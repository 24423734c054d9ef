package org.sahay.workflows.complaint;

import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.NALANDA;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.POLICY;
import static org.sahay.workflows.complaint.ComplaintFixtures.aResolvedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.anAcceptedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.officeIn;
import static org.sahay.workflows.complaint.Requests.bare;
import static org.sahay.workflows.complaint.Requests.rate;
import static org.sahay.workflows.complaint.Requests.request;
import static org.sahay.workflows.complaint.Requests.withKey;

import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** People act on a running case: answers, refusals, and one effect per key. */
class ComplaintUpdateTest {
    @AutoClose
    private final ComplaintTestServer server = new ComplaintTestServer();

    @Test
    void theAnswerTellsTheEntryTheActionMadeAndTheRowHasIt() {
        var complaint = server.start(officeIn(BIHAR, PATNA));
        var outcome = complaint.act(request(actor(PATNA_OFFICER), ComplaintAction.START));
        assertThat(outcome).isEqualTo(new ActionOutcome(3, null));
        assertThat(server.database.row(complaint.accepted.id()).status()).isEqualTo(ComplaintStatus.IN_PROGRESS);
        assertThat(complaint.timeline().getLast().event()).isEqualTo(ComplaintEvent.STARTED);
    }

    @Test
    void theSameKeyAgainAnswersTheSameAndHasOneEffect() {
        var complaint = server.start(officeIn(BIHAR, PATNA));
        var comment = request(CITIZEN, ComplaintAction.COMMENT);
        var first = complaint.act(comment);
        complaint.act(request(actor(PATNA_OFFICER), ComplaintAction.START));
        assertThat(complaint.act(comment)).isEqualTo(first);
        assertThat(complaint.count(ComplaintEvent.COMMENTED)).isEqualTo(1);

        var reused = catchThrowableOfType(
                WorkflowUpdateException.class,
                () -> complaint.act(withKey(request(CITIZEN, ComplaintAction.WITHDRAW), comment.key())));
        assertThat(refusalOf(reused).code()).isEqualTo(RefusalCode.KEY_REUSED);
    }

    @Test
    void theSameKeyManyTimesAtOnceHasOneEffect() {
        var complaint = server.start(officeIn(BIHAR, PATNA));
        var escalate = request(actor(PATNA_OFFICER), ComplaintAction.ESCALATE);
        var answers = IntStream.range(0, 10)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> complaint.act(escalate)))
                .toList();
        assertThat(answers).extracting(CompletableFuture::join).containsOnly(new ActionOutcome(3, null));
        assertThat(complaint.count(ComplaintEvent.ESCALATED)).isEqualTo(1);
        assertThat(complaint.now().level()).isEqualTo(2);
    }

    @Test
    void aRefusalCarriesItsCodeAndWhatIsAllowedAndWritesNothing() {
        var complaint = server.start(officeIn(BIHAR, PATNA));
        var before = complaint.now();
        int recordsBefore = server.database.records();

        var failure = catchThrowableOfType(WorkflowUpdateException.class, () -> complaint.act(rate(CITIZEN, 5)));

        var refusal = refusalOf(failure);
        assertThat(refusal.code()).isEqualTo(RefusalCode.ILLEGAL_TRANSITION);
        assertThat(refusal.rule()).isEqualTo("only an answered case in its window is rated");
        assertThat(refusal.allowed()).containsExactly(ComplaintAction.COMMENT, ComplaintAction.WITHDRAW);
        assertThat(complaint.now()).isEqualTo(before);
        assertThat(complaint.count(EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED))
                .isZero();
        assertThat(server.database.records()).isEqualTo(recordsBefore);
    }

    @Test
    void theHandlerRefusesWhenOnlyRoutingCouldTellWhoseCaseItIs() {
        // Accepted 50 hours before anybody looked: due to be routed, warned, breached and raised first.
        var kase = anAcceptedComplaint(server.now().minus(Duration.ofHours(50)), POLICY, officeIn(BIHAR, PATNA));
        var complaint = server.accept(kase);

        var outcome = server.actWithStart(kase, request(actor(PATNA_OFFICER), ComplaintAction.RESOLVE));

        assertThat(outcome.refusal()).isNotNull();
        assertThat(outcome.refusal().code()).isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(complaint.now().owner()).isEqualTo(ComplaintFixtures.owner(BIHAR_OFFICER));
        assertThat(outcome.seq()).isEqualTo(complaint.now().seq());
    }

    @Test
    void theFirstActionStartsTheWorkflowOfACaseThatTheRelayHasNotStarted() {
        var kase = anAcceptedComplaint(server.now(), POLICY, officeIn(BIHAR, PATNA));
        var complaint = server.accept(kase);
        var outcome = server.actWithStart(kase, request(CITIZEN, ComplaintAction.COMMENT));
        assertThat(outcome).isEqualTo(new ActionOutcome(3, null));
        assertThat(complaint.events())
                .containsExactly(ComplaintEvent.ACCEPTED, ComplaintEvent.ROUTED, ComplaintEvent.COMMENTED);
        assertThat(complaint.now().seq()).isEqualTo(3);
    }

    @Test
    void anActionAfterTheWindowIsRefusedThoughNobodyWasAwakeAtItsEnd() {
        var resolved = aResolvedComplaint().kase();
        var complaint = server.accept(resolved);
        server.passUntil(resolved.windowUntil());

        var failure = catchThrowableOfType(
                WorkflowUpdateException.class, () -> server.actWithStart(resolved, rate(CITIZEN, 5)));

        assertThat(refusalOf(failure).code()).isEqualTo(RefusalCode.ILLEGAL_TRANSITION);
        assertThat(complaint.outcome()).isEqualTo(ComplaintOutcome.UNRATED);
        assertThat(complaint.timeline().getLast().dueAt()).isEqualTo(resolved.windowUntil());
    }

    @Test
    void aHeldCaseIsWithdrawn() {
        var complaint = server.start(officeIn(BIHAR, NALANDA));
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.HELD);
        complaint.act(bare(CITIZEN, ComplaintAction.WITHDRAW));
        assertThat(complaint.outcome()).isEqualTo(ComplaintOutcome.WITHDRAWN);
        assertThat(server.notifications.count(NoticeKind.CITIZEN_CLOSED)).isEqualTo(1);
    }

    private static Refusal refusalOf(WorkflowUpdateException failure) {
        var refusal = ActionRefusedException.refusalIn(failure);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
