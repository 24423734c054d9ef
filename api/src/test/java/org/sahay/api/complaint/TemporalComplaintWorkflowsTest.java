package org.sahay.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sahay.api.TestPeople;
import org.sahay.api.complaint.ComplaintWorkflows.WorkflowEndedException;
import org.sahay.api.complaint.ComplaintWorkflows.WorkflowUnavailableException;
import org.sahay.store.temporal.SahayDataConverter;
import org.sahay.workflows.complaint.ActionRequest;
import org.sahay.workflows.complaint.Complainant;
import org.sahay.workflows.complaint.ComplaintAction;
import org.sahay.workflows.complaint.ComplaintActivities;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.ComplaintWorkflowImpl;
import org.sahay.workflows.complaint.Office;
import org.sahay.workflows.complaint.RecordRequest;
import org.sahay.workflows.complaint.Recorded;
import org.sahay.workflows.complaint.RefusalCode;
import org.sahay.workflows.complaint.RoutingAnswer;
import org.sahay.workflows.complaint.RoutingQuestion;
import org.sahay.workflows.complaint.RoutingRules;
import org.sahay.workflows.complaint.SlaPolicy;
import org.sahay.workflows.complaint.StoredQuestion;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.notification.NoticeBatch;
import org.sahay.workflows.notification.NotificationActivities;
import org.sahay.workflows.temporal.SearchAttributes;
import org.sahay.workflows.temporal.TaskQueues;

@Tag("server")
class TemporalComplaintWorkflowsTest {
    /** A busy machine is no deadlock. */
    private static final WorkerOptions PATIENT = WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(30_000)
            .build();

    private static final Duration HOUR = Duration.ofHours(1);

    private final TestWorkflowEnvironment temporal = environment();
    private final TemporalComplaintWorkflows workflows =
            new TemporalComplaintWorkflows(temporal.getWorkflowClient(), Duration.ofSeconds(5));
    private final Actor citizen = TestPeople.aCitizen();
    private final ComplaintCase kase = aCase();

    @AfterEach
    void close() {
        workflows.close();
        temporal.close();
    }

    @Test
    void anActionThatComesFirstStartsTheWorkflow() {
        work();
        var outcome = workflows.act(kase, false, request(ComplaintAction.WITHDRAW));
        assertThat(outcome.refusal()).isNull();
        assertThat(outcome.seq()).isEqualTo(3);
    }

    @Test
    void theSameKeyTwiceIsOneAction() {
        work();
        var first = workflows.act(kase, false, request(ComplaintAction.COMMENT));
        var again = workflows.act(kase, true, request(ComplaintAction.COMMENT));
        assertThat(again.seq()).isEqualTo(first.seq());
    }

    @Test
    void aRefusalComesWithItsReason() {
        work();
        workflows.act(kase, false, request(ComplaintAction.COMMENT));
        var refused = workflows.act(kase, true, request(ComplaintAction.RATE));
        assertThat(refused.refusal()).isNotNull();
        assertThat(refused.refusal().code()).isEqualTo(RefusalCode.ILLEGAL_TRANSITION);
        assertThat(refused.refusal().allowed()).contains(ComplaintAction.WITHDRAW);
    }

    @Test
    void aWorkflowThatHasEndedSaysSo() {
        work();
        workflows.act(kase, false, request(ComplaintAction.WITHDRAW));
        temporal.getWorkflowClient()
                .newUntypedWorkflowStub("complaint/" + kase.id())
                .getResult(String.class);
        assertThatThrownBy(() -> workflows.act(kase, true, request(ComplaintAction.COMMENT)))
                .isInstanceOf(WorkflowEndedException.class);
        assertThatThrownBy(() -> workflows.act(kase, false, request(ComplaintAction.COMMENT)))
                .isInstanceOf(WorkflowEndedException.class);
    }

    @Test
    void withoutAWorkerThereIsNoAnswerInTime() {
        try (var impatient = new TemporalComplaintWorkflows(temporal.getWorkflowClient(), Duration.ofMillis(300))) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> impatient.act(kase, false, request(ComplaintAction.COMMENT)))
                    .isInstanceOf(WorkflowUnavailableException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void withoutATemporalThereIsNoAnswerInTime() {
        var stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:1")
                .build());
        try (var nowhere = new TemporalComplaintWorkflows(WorkflowClient.newInstance(stubs), Duration.ofMillis(500))) {
            assertThatThrownBy(() -> nowhere.act(kase, true, request(ComplaintAction.COMMENT)))
                    .isInstanceOf(WorkflowUnavailableException.class);
        } finally {
            stubs.shutdownNow();
            assertThat(stubs.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void work() {
        temporal.newWorker(TaskQueues.COMPLAINTS, PATIENT)
                .registerWorkflowImplementationTypes(ComplaintWorkflowImpl.class);
        var worker = temporal.newWorker(TaskQueues.MESSAGES);
        worker.registerActivitiesImplementations(new Silent());
        temporal.getWorkerFactory().getWorker(TaskQueues.COMPLAINTS).registerActivitiesImplementations(new Recording());
        temporal.start();
    }

    /** Nobody is eligible, and everything is written. */
    public static final class Recording implements ComplaintActivities {
        @Override
        public RoutingAnswer route(RoutingQuestion question) {
            return RoutingRules.choose(question, List.of(), 1);
        }

        @Override
        public Recorded record(RecordRequest request) {
            return Recorded.AS_REQUESTED;
        }

        @Override
        public Recorded stored(StoredQuestion question) {
            return Recorded.AS_REQUESTED;
        }
    }

    public static final class Silent implements NotificationActivities {
        @Override
        public void send(NoticeBatch batch) {}
    }

    private static TestWorkflowEnvironment environment() {
        var environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(SahayDataConverter.create())
                        .build())
                .build());
        SearchAttributes.ALL.forEach(key -> environment.registerSearchAttribute(key.getName(), key.getValueType()));
        return environment;
    }

    private ComplaintCase aCase() {
        var policy = new SlaPolicy(
                1, HOUR.multipliedBy(72), HOUR, 80, List.of(100, 200), true, 2, HOUR, HOUR, HOUR, 2, 3, HOUR);
        return ComplaintCase.accepted(
                new ComplaintId(UUID.randomUUID()),
                "OTHER",
                policy,
                new Complainant(citizen.id(), null),
                new Office("HEALTH_SERVICES", 10, 212),
                Instant.now());
    }

    private ActionRequest request(ComplaintAction action) {
        return new ActionRequest("key-" + action, "print", citizen, action, true, null, 5, null, false, null, null);
    }
}
