package org.sahay.store.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sahay.store.trace.RequestContext;
import org.sahay.store.trace.RequestContextClientInterceptor;
import org.sahay.store.trace.RequestContextInterceptor;
import org.sahay.store.trace.RequestContextPropagator;
import org.sahay.workflows.identity.Basis;

@Tag("server")
class RequestContextThroughTemporalTest {
    /** A busy machine is no deadlock. */
    private static final WorkerOptions PATIENT = WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(30_000)
            .build();

    @Test
    void anActivitySeesTheRequestThatStartedOrUpdatedItsWorkflow() throws Exception {
        var options = WorkflowClientOptions.newBuilder()
                .setDataConverter(SahayDataConverter.create())
                .setContextPropagators(List.of(new RequestContextPropagator()))
                .setInterceptors(new RequestContextClientInterceptor())
                .build();
        try (var environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(options)
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new RequestContextInterceptor())
                        .build())
                .build())) {
            var worker = environment.newWorker("q", PATIENT);
            worker.registerWorkflowImplementationTypes(EchoImpl.class);
            worker.registerActivitiesImplementations((Requests) () -> said(RequestContext.current()));
            environment.start();
            Echo echo = environment
                    .getWorkflowClient()
                    .newWorkflowStub(
                            Echo.class,
                            WorkflowOptions.newBuilder().setTaskQueue("q").build());
            RequestContext started = RequestContext.fresh();
            RequestContext updated = RequestContext.fresh().in("a-session").on(Basis.delegation(UUID.randomUUID()));
            RequestContext.run(started, () -> WorkflowClient.start(echo::run));
            assertThat(RequestContext.call(updated, echo::ask)).isEqualTo(said(updated));
            assertThat(WorkflowStub.fromTyped(echo).getResult(String.class)).isEqualTo(said(started));
        }
    }

    private static String said(RequestContext context) {
        return context.requestId() + " " + context.session() + " " + context.basis();
    }

    @ActivityInterface
    public interface Requests {
        String current();
    }

    @WorkflowInterface
    public interface Echo {
        @WorkflowMethod
        String run();

        @UpdateMethod
        String ask();
    }

    public static class EchoImpl implements Echo {
        private final Requests requests = Workflow.newLocalActivityStub(
                Requests.class,
                LocalActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofSeconds(5))
                        .build());
        private boolean asked;

        @Override
        public String run() {
            Workflow.await(() -> asked);
            return requests.current();
        }

        @Override
        public String ask() {
            String current = requests.current();
            asked = true;
            return current;
        }
    }
}
