package org.sahay.workflows.complaint;

import static org.sahay.workflows.complaint.ComplaintFixtures.ROSTER;
import static org.sahay.workflows.complaint.ComplaintFixtures.T0;
import static org.sahay.workflows.complaint.ComplaintFixtures.acceptanceOf;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.sahay.workflows.temporal.SearchAttributes;
import org.sahay.workflows.temporal.TaskQueues;

/** A server that skips time, with workers for the case and its messages, and fakes behind both. */
final class ComplaintTestServer implements AutoCloseable {
    final FakeRoster roster = new FakeRoster(ROSTER);
    final FakeComplaintDatabase database = new FakeComplaintDatabase(roster);
    final FakeNotifications notifications = new FakeNotifications();
    private final TestWorkflowEnvironment environment;

    ComplaintTestServer() {
        this(ComplaintWorkflowImpl.class);
    }

    ComplaintTestServer(Class<? extends ComplaintWorkflow> implementation) {
        var options = TestEnvironmentOptions.newBuilder().setInitialTime(T0);
        for (SearchAttributeKey<?> key : SearchAttributes.ALL) {
            options.registerSearchAttribute(key.getName(), typeOf(key));
        }
        environment = TestWorkflowEnvironment.newInstance(options.build());
        var complaints = environment.newWorker(TaskQueues.COMPLAINTS);
        complaints.registerWorkflowImplementationTypes(
                WorkflowImplementationOptions.newBuilder()
                        .setFailWorkflowExceptionTypes(Throwable.class)
                        .build(),
                implementation);
        complaints.registerActivitiesImplementations(database);
        environment.newWorker(TaskQueues.MESSAGES).registerActivitiesImplementations(notifications);
        environment.start();
    }

    private static IndexedValueType typeOf(SearchAttributeKey<?> key) {
        return key.getValueType();
    }

    /** Accepts and starts a case as the product does: the row first, then its workflow. */
    RunningComplaint start(Office office, SlaPolicy policy) {
        var kase = ComplaintFixtures.anAcceptedComplaint(now(), policy, office);
        Transition acceptance = acceptanceOf(kase);
        database.accept(kase, acceptance);
        ComplaintWorkflow workflow = environment
                .getWorkflowClient()
                .newWorkflowStub(
                        ComplaintWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.COMPLAINTS)
                                .setWorkflowId(ComplaintWorkflow.idFor(kase.id()))
                                .build());
        WorkflowClient.start(workflow::run, ComplaintInput.accepted(kase, acceptance));
        return new RunningComplaint(this, kase, workflow);
    }

    RunningComplaint start(Office office) {
        return start(office, ComplaintFixtures.POLICY);
    }

    Instant now() {
        return Instant.ofEpochMilli(environment.currentTimeMillis());
    }

    /** Lets time pass up to an instant, and whatever falls due in it happen. */
    void passUntil(Instant instant) {
        Duration left = Duration.between(now(), instant);
        if (left.isPositive()) {
            environment.sleep(left);
        }
    }

    List<HistoryEvent> history(ComplaintWorkflow workflow) {
        return environment.getWorkflowExecutionHistory(execution(workflow)).getEvents();
    }

    static WorkflowExecution execution(ComplaintWorkflow workflow) {
        return WorkflowStub.fromTyped(workflow).getExecution();
    }

    long count(ComplaintWorkflow workflow, EventType type) {
        return history(workflow).stream().filter(e -> e.getEventType() == type).count();
    }

    TestWorkflowEnvironment environment() {
        return environment;
    }

    @Override
    public void close() {
        environment.close();
    }
}
