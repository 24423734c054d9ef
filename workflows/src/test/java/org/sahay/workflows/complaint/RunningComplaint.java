package org.sahay.workflows.complaint;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One case on the test server, and what was kept and sent for it. */
final class RunningComplaint {
    final ComplaintTestServer server;
    final ComplaintCase accepted;
    final ComplaintWorkflow workflow;

    RunningComplaint(ComplaintTestServer server, ComplaintCase accepted, ComplaintWorkflow workflow) {
        this.server = server;
        this.accepted = accepted;
        this.workflow = workflow;
    }

    ActionOutcome act(ActionRequest request) {
        return workflow.act(request);
    }

    /** The case as its workflow knows it, with all that was delivered to it done. */
    ComplaintCase now() {
        return workflow.current();
    }

    ComplaintStatus status() {
        return now().status();
    }

    @Nullable
    UUID ownerId() {
        Owner owner = now().owner();
        return owner == null ? null : owner.officerId();
    }

    /** Passes the hour of the policy, and a minute. */
    void passHours(double hours) {
        server.passUntil(
                accepted.citizenClock().startedAt().plus(hoursOf(hours)).plusSeconds(60));
    }

    void passBeyond(Instant instant) {
        server.passUntil(instant.plusSeconds(60));
    }

    private static Duration hoursOf(double hours) {
        return Duration.ofMillis(Math.round(hours * 3_600_000));
    }

    List<Transition> timeline() {
        return server.database.timeline(accepted.id());
    }

    List<ComplaintEvent> events() {
        return timeline().stream().map(Transition::event).toList();
    }

    long count(ComplaintEvent event) {
        return events().stream().filter(event::equals).count();
    }

    ComplaintOutcome outcome() {
        return WorkflowStub.fromTyped(workflow).getResult(ComplaintOutcome.class);
    }

    /** The history of the latest run. */
    List<HistoryEvent> history() {
        return server.history(accepted.id());
    }

    long count(EventType type) {
        return history().stream().filter(e -> e.getEventType() == type).count();
    }

    /** Asks the server until all that was sent so far is known to the case; fails after a minute. */
    RunningComplaint told() {
        Instant giveUpAt = Instant.now().plusSeconds(60);
        while (count(EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
                < Math.max(1, count(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED))) {
            if (Instant.now().isAfter(giveUpAt)) {
                throw new AssertionError("messages are still on their way");
            }
        }
        return this;
    }

    /** Timers of the history that are pending after each of its workflow tasks. */
    List<Integer> timersPendingAfterEachTask() {
        var pending = new ArrayList<Integer>();
        int timers = 0;
        boolean tasks = false;
        for (HistoryEvent event : history()) {
            switch (event.getEventType()) {
                case EVENT_TYPE_TIMER_STARTED -> timers++;
                case EVENT_TYPE_TIMER_FIRED, EVENT_TYPE_TIMER_CANCELED -> timers--;
                case EVENT_TYPE_WORKFLOW_TASK_SCHEDULED -> {
                    if (tasks) {
                        pending.add(timers);
                    }
                    tasks = true;
                }
                default -> {}
            }
        }
        return pending;
    }

    WorkflowExecutionStatus executionStatus() {
        return server.describe(accepted.id()).getStatus();
    }
}
