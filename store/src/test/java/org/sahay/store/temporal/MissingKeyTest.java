package org.sahay.store.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DataConverter;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.vault.SealingKeys;
import org.sahay.store.vault.TestKeysets;

/** A worker without the key of a payload loses nothing: neither the workflow nor what was said to it. */
@Tag("server")
class MissingKeyTest {
    private static final String QUEUE = "q";
    /** A busy machine is no deadlock. */
    private static final WorkerOptions PATIENT = WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(30_000)
            .build();

    @TempDir
    private Path folder;

    @WorkflowInterface
    public interface Listener {
        @WorkflowMethod
        String run(String word);

        @SignalMethod
        void say(String word);
    }

    /** Ends with the first word that it is told. */
    public static final class ListenerImpl implements Listener {
        private String heard = "";

        @Override
        public String run(String word) {
            Workflow.await(() -> !heard.isEmpty());
            return word + " " + heard;
        }

        @Override
        public void say(String word) {
            heard = word;
        }
    }

    @Test
    void theWorkflowWaitsUntilTheKeyIsBack() throws Exception {
        Path keyset = folder.resolve("keyset.json");
        SealingKeys.readOrCreate(keyset);
        DataConverter whole = converter(keyset);
        String formerKey = SealingKeys.read(keyset).primary();
        TestKeysets.rotate(keyset);
        TestKeysets.keepPrimary(keyset);
        DataConverter forgetful = converter(keyset);
        try (var environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowClientOptions(options(whole))
                .build())) {
            WorkflowClient client = environment.getWorkflowClient();
            Listener listener = client.newWorkflowStub(
                    Listener.class,
                    WorkflowOptions.newBuilder()
                            .setTaskQueue(QUEUE)
                            .setWorkflowTaskTimeout(Duration.ofSeconds(2))
                            .build());
            WorkflowClient.start(listener::run, "one");
            listener.say("two");
            WorkflowStub running = WorkflowStub.fromTyped(listener);
            String id = running.getExecution().getWorkflowId();

            var without = worker(WorkflowClient.newInstance(environment.getWorkflowServiceStubs(), options(forgetful)));
            HistoryEvent refused = awaitFailedTask(client, id);
            without.shutdownNow();
            without.awaitTermination(10, TimeUnit.SECONDS);
            var failure = refused.getWorkflowTaskFailedEventAttributes().getFailure();
            assertThat(forgetful.failureToException(failure))
                    .hasStackTraceContaining("sealed with the key " + formerKey)
                    .hasStackTraceContaining("sahay.temporal.keyset-file");

            var with = worker(client);
            assertThat(running.getResult(30, TimeUnit.SECONDS, String.class)).isEqualTo("one two");
            with.shutdownNow();
        }
    }

    private static DataConverter converter(Path keyset) {
        return SahayDataConverter.sealing(new SealingCodec(SealingKeys.read(keyset)));
    }

    private static WorkflowClientOptions options(DataConverter converter) {
        return WorkflowClientOptions.newBuilder().setDataConverter(converter).build();
    }

    private static WorkerFactory worker(WorkflowClient client) {
        var factory = WorkerFactory.newInstance(client);
        factory.newWorker(QUEUE, PATIENT).registerWorkflowImplementationTypes(ListenerImpl.class);
        factory.start();
        return factory;
    }

    private static HistoryEvent awaitFailedTask(WorkflowClient client, String id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> client.fetchHistory(id).getEvents().stream()
                                .filter(HistoryEvent::hasWorkflowTaskFailedEventAttributes)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
