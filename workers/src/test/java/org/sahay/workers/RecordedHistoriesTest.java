package org.sahay.workers;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.store.temporal.SahayDataConverter;
import org.sahay.store.temporal.SealingCodec;
import org.sahay.store.vault.SealingKeys;
import org.sahay.workflows.complaint.ComplaintWorkflowImpl;

/** The cases recorded before, whose payloads are plain, are read by the product's own payload form and decided as they were. */
class RecordedHistoriesTest {
    /** A busy machine is no deadlock. */
    private static final WorkerOptions PATIENT = WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(30_000)
            .build();

    private static TestWorkflowEnvironment environment;

    @BeforeAll
    static void open(@TempDir Path state) {
        var codec = new SealingCodec(SealingKeys.readOrCreate(state.resolve("keyset.json")));
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(SahayDataConverter.sealing(codec))
                        .build())
                .build());
    }

    @AfterAll
    static void close() {
        environment.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "routed-to-closed",
                "ladder-to-200-percent",
                "held-then-assigned",
                "pause-and-transfer",
                "continue-as-new-second-run"
            })
    void aRecordedCaseIsDecidedAsItWas(String history) {
        Worker worker = environment.newWorker(history, PATIENT);
        worker.registerWorkflowImplementationTypes(ComplaintWorkflowImpl.class);
        assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(read(history), worker))
                .doesNotThrowAnyException();
    }

    private static WorkflowExecutionHistory read(String history) throws IOException {
        try (var json = RecordedHistoriesTest.class.getResourceAsStream("/histories/" + history + ".json")) {
            return WorkflowExecutionHistory.fromJson(
                    new String(Objects.requireNonNull(json).readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
