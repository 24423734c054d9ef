package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.NALANDA;
import static org.sahay.workflows.complaint.ComplaintFixtures.NALANDA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.officeIn;
import static org.sahay.workflows.complaint.Requests.rate;
import static org.sahay.workflows.complaint.Requests.request;

import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A transition was recorded, and then the workflow task that made it was lost with its update, as when the server and the
 * worker go down together: the row stands further on than the workflow, and no history knows of it.
 */
class LostAttemptTest {
    @AutoClose
    private final ComplaintTestServer server = new ComplaintTestServer();

    @Test
    void whoeverHasReadTheRowActsOnItAndNotOnWhatTheWorkflowKnows() {
        var complaint = anAssignedComplaint();
        ComplaintCase resolved = lose(complaint, request(actor(PATNA_OFFICER), ComplaintAction.RESOLVE));
        complaint.act(rate(CITIZEN, 5).havingRead(resolved.seq()));
        assertThat(complaint.outcome()).isEqualTo(ComplaintOutcome.RATED);
        assertThat(server.notifications.count(NoticeKind.CITIZEN_RESOLVED)).isEqualTo(1);
        assertThat(complaint.now()).isEqualTo(server.database.row(complaint.accepted.id()));
    }

    @Test
    void askingAgainWithTheSameKeyBringsTheWorkflowUpToTheRow() {
        var complaint = anAssignedComplaint();
        var resolve = request(actor(PATNA_OFFICER), ComplaintAction.RESOLVE);
        ComplaintCase resolved = lose(complaint, resolve);
        var outcome = complaint.act(resolve.havingRead(resolved.seq()));
        assertThat(outcome).isEqualTo(new ActionOutcome(resolved.seq(), null));
        assertThat(complaint.now()).isEqualTo(resolved);
        assertThat(complaint.count(ComplaintEvent.RESOLVED)).isEqualTo(1);
    }

    @Test
    void aCaseThatIsToldToReadItsRowKeepsTheClocksOfTheRow() {
        var complaint = anAssignedComplaint();
        complaint.act(request(actor(PATNA_OFFICER), ComplaintAction.RESOLVE));
        complaint.passHours(1);
        lose(complaint, request(CITIZEN, ComplaintAction.REOPEN));
        complaint.workflow.rereadRow();
        assertThat(complaint.now().status()).isEqualTo(ComplaintStatus.ASSIGNED);
        complaint.passHours(
                60); // the new run began at the first hour; what the workflow knew would have slept until 72
        complaint.now();
        assertThat(complaint.count(ComplaintEvent.BREACH)).isEqualTo(1);
        assertThat(complaint.told().now()).isEqualTo(server.database.row(complaint.accepted.id()));
        assertThat(server.notifications.count(NoticeKind.CITIZEN_REOPENED)).isEqualTo(1);
    }

    @Test
    void aCaseThatKnowsItsRowLearnsNothingFromIt() {
        var complaint = anAssignedComplaint();
        ComplaintCase before = complaint.now();
        complaint.workflow.rereadRow();
        assertThat(complaint.now()).isEqualTo(before);
        assertThat(complaint
                        .act(request(actor(PATNA_OFFICER), ComplaintAction.START)
                                .havingRead(before.seq()))
                        .seq())
                .isEqualTo(before.seq() + 1);
    }

    @Test
    void anEqualChangeOfTheRosterThatComesWhileOneIsAppliedIsNotLost() {
        server.withTaskTimeout(Duration.ofSeconds(1)); // so that a slow routing has its task heartbeat
        var complaint = server.start(officeIn(BIHAR, NALANDA)).told();
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.HELD);
        var answered = new CountDownLatch(1);
        server.database.holdRouting(answered);
        int routings = server.database.routings();
        complaint.workflow.rosterChanged(new RosterChange(null));
        await(() -> server.database.routings() > routings);
        server.roster.put(NALANDA_OFFICER);
        complaint.workflow.rosterChanged(new RosterChange(null));
        await(() -> tasksAfterTheLastSignal(complaint) > 0);
        answered.countDown();
        await(() -> NALANDA_OFFICER.id().equals(complaint.ownerId()));
        assertThat(complaint.ownerId()).isEqualTo(NALANDA_OFFICER.id());
    }

    private RunningComplaint anAssignedComplaint() {
        var complaint = server.start(officeIn(BIHAR, PATNA)).told();
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.ASSIGNED);
        return complaint;
    }

    /** Records what the action does, as an attempt whose task was lost afterwards. */
    private ComplaintCase lose(RunningComplaint complaint, ActionRequest action) {
        var moved = (Decision.Moved) complaint.now().act(action, server.now());
        var made = new ArrayList<>(moved.transitions());
        ComplaintCase next = moved.next();
        if (moved.question() != null) {
            Decision.Moved routed = next.routed(server.roster.route(moved.question()), server.now());
            made.addAll(routed.transitions());
            next = routed.next();
        }
        server.database.record(new RecordRequest("lost", next, made, null));
        return next;
    }

    private static long tasksAfterTheLastSignal(RunningComplaint complaint) {
        long tasks = 0;
        for (var event : complaint.history()) {
            if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED) {
                tasks = 0;
            } else if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED) {
                tasks++;
            }
        }
        return tasks;
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        Instant giveUpAt = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(giveUpAt)) {
                throw new AssertionError("it did not happen within a minute");
            }
            Thread.onSpinWait();
        }
    }
}
