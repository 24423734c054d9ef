package org.sahay.workflows.complaint;

import static org.sahay.workflows.complaint.ComplaintFixtures.POLICY;
import static org.sahay.workflows.complaint.ComplaintFixtures.ROSTER;
import static org.sahay.workflows.complaint.ComplaintFixtures.T0;
import static org.sahay.workflows.complaint.ComplaintFixtures.acceptanceOf;
import static org.sahay.workflows.complaint.ComplaintFixtures.anAcceptedComplaint;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.sahay.workflows.temporal.SearchAttributes;
import org.sahay.workflows.temporal.TaskQueues;

/** A server that skips time, with workers for the case and its messages, and fakes behind both. */
final class ComplaintTestServer implements AutoCloseable {
    /** What fails a workflow at once instead of trying its task for ever; a refusal is none of these. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static final Class<? extends Throwable>[] BUGS = new Class[] {
        Error.class,
        ClassCastException.class,
        IllegalArgumentException.class,
        IllegalStateException.class,
        NullPointerException.class,
        UnsupportedOperationException.class
    };

    /** A busy machine is no deadlock. */
    static final WorkerOptions PATIENT = WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(30_000)
            .build();

    final FakeRoster roster = new FakeRoster(ROSTER);
    final FakeComplaintDatabase database = new FakeComplaintDatabase(roster);
    final FakeNotifications notifications = new FakeNotifications();
    private final TestWorkflowEnvironment environment;
    private Duration taskTimeout = Duration.ofSeconds(10);

    ComplaintTestServer() {
        this(ComplaintWorkflowImpl.class);
    }

    ComplaintTestServer(Class<? extends ComplaintWorkflow> implementation) {
        var options = TestEnvironmentOptions.newBuilder().setInitialTime(T0);
        for (SearchAttributeKey<?> key : SearchAttributes.ALL) {
            options.registerSearchAttribute(key.getName(), typeOf(key));
        }
        options.setWorkflowClientOptions(clientOptions());
        environment = TestWorkflowEnvironment.newInstance(options.build());
        var complaints = environment.newWorker(TaskQueues.COMPLAINTS, PATIENT);
        complaints.registerWorkflowImplementationTypes(
                WorkflowImplementationOptions.newBuilder()
                        .setFailWorkflowExceptionTypes(BUGS)
                        .build(),
                implementation);
        complaints.registerActivitiesImplementations(database);
        environment.newWorker(TaskQueues.MESSAGES).registerActivitiesImplementations(notifications);
        environment.start();
    }

    /** Payloads in the product's form, and no name of the machine in the history. */
    static WorkflowClientOptions clientOptions() {
        var mapper = JacksonJsonPayloadConverter.newDefaultObjectMapper()
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                .configure(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, false)
                .configure(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS, false);
        return WorkflowClientOptions.newBuilder()
                .setIdentity("test")
                .setDataConverter(DefaultDataConverter.newDefaultInstance()
                        .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(mapper)))
                .build();
    }

    private static IndexedValueType typeOf(SearchAttributeKey<?> key) {
        return key.getValueType();
    }

    /** Cases started from now on have their workflow tasks heartbeat after most of this time. */
    ComplaintTestServer withTaskTimeout(Duration timeout) {
        taskTimeout = timeout;
        return this;
    }

    /** Accepts and starts a case as the product does: the row first, then its workflow. */
    RunningComplaint start(Office office) {
        return start(anAcceptedComplaint(now(), POLICY, office));
    }

    /** Starts the workflow of a case accepted before, so late as the relay was away. */
    RunningComplaint start(ComplaintCase kase) {
        var complaint = accept(kase);
        WorkflowClient.start(stubToStart(kase)::run, inputOf(kase));
        return complaint;
    }

    /** Accepts a case whose first action starts its workflow. */
    RunningComplaint accept(ComplaintCase kase) {
        database.accept(kase, acceptanceOf(kase));
        var workflow = environment
                .getWorkflowClient()
                .newWorkflowStub(ComplaintWorkflow.class, ComplaintWorkflow.idFor(kase.id()));
        return new RunningComplaint(this, kase, workflow);
    }

    /** Starts the workflow if nobody did, and acts. */
    ActionOutcome actWithStart(ComplaintCase kase, ActionRequest request) {
        ComplaintWorkflow workflow = stubToStart(kase);
        return WorkflowClient.executeUpdateWithStart(
                workflow::act,
                request,
                UpdateOptions.newBuilder(ActionOutcome.class).build(),
                new WithStartWorkflowOperation<>(workflow::run, inputOf(kase)));
    }

    private static ComplaintInput inputOf(ComplaintCase kase) {
        return ComplaintInput.accepted(kase, acceptanceOf(kase));
    }

    private ComplaintWorkflow stubToStart(ComplaintCase kase) {
        return environment
                .getWorkflowClient()
                .newWorkflowStub(
                        ComplaintWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.COMPLAINTS)
                                .setWorkflowId(ComplaintWorkflow.idFor(kase.id()))
                                .setWorkflowTaskTimeout(taskTimeout)
                                .setWorkflowIdConflictPolicy(
                                        WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                                .setWorkflowIdReusePolicy(
                                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                                .build());
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

    /** The history of a case's latest run. */
    List<HistoryEvent> history(ComplaintId id) {
        return environment.getWorkflowExecutionHistory(latestRun(id)).getEvents();
    }

    /** The history of one run, as it is kept for replays. */
    WorkflowExecutionHistory recordedHistory(ComplaintId id, String runId) {
        var run = latestRun(id).toBuilder().setRunId(runId).build();
        return environment.getWorkflowExecutionHistory(run);
    }

    private static WorkflowExecution latestRun(ComplaintId id) {
        return WorkflowExecution.newBuilder()
                .setWorkflowId(ComplaintWorkflow.idFor(id))
                .build();
    }

    WorkflowExecutionDescription describe(ComplaintId id) {
        return environment
                .getWorkflowClient()
                .newUntypedWorkflowStub(ComplaintWorkflow.idFor(id))
                .describe();
    }

    @Override
    public void close() {
        environment.close();
    }
}
