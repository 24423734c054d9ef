package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every case that runs on the code before goes on unharmed on the code of today. */
class ComplaintReplayTest {
    private static final TestWorkflowEnvironment ENVIRONMENT =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(ComplaintTestServer.clientOptions())
                    .build());

    @AfterAll
    static void close() {
        ENVIRONMENT.close();
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
        assertThatCode(() -> replay(history, ComplaintWorkflowImpl.class)).doesNotThrowAnyException();
    }

    @Test
    void aCaseThatOutgrewItsHistoryIsHandedOnAsItWas() {
        assertThatCode(() -> replay("continue-as-new-first-run", ShortHistoryComplaintWorkflow.class))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"routed-to-closed", "held-then-assigned", "continue-as-new-second-run"})
    void aChangeThatNoRunningCaseSurvivesIsFound(String history) {
        assertThatThrownBy(() -> replay(history, BrokenComplaintWorkflow.class))
                .hasStackTraceContaining("NonDeterministicException");
    }

    private static void replay(String history, Class<?> implementation) throws Exception {
        Worker worker = ENVIRONMENT.newWorker(
                implementation.getSimpleName() + " replays " + history, ComplaintTestServer.PATIENT);
        worker.registerWorkflowImplementationTypes(implementation);
        WorkflowReplayer.replayWorkflowExecutionFromResource("histories/" + history + ".json", worker);
    }
}
