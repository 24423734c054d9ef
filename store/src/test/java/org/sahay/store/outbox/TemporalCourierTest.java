package org.sahay.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Context;
import io.grpc.Deadline;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class TemporalCourierTest {
    private final WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:1").build());
    private final WorkflowClient client = WorkflowClient.newInstance(stubs);

    @AfterEach
    void shutdown() {
        stubs.shutdownNow();
    }

    @Test
    void aCommandGetsItsRowAndAFewSeconds() throws Exception {
        var rows = new ArrayList<OutboxRow>();
        var deadlines = new ArrayList<Deadline>();
        try (var courier = aCourier(60, row -> {
            rows.add(row);
            deadlines.add(Context.current().getDeadline());
        })) {
            OutboxRow row = aRow("complaint.start");
            courier.deliver(row);
            assertThat(rows).containsExactly(row);
            assertThat(deadlines.getFirst().timeRemaining(TimeUnit.SECONDS)).isBetween(0L, 5L);
        }
    }

    @Test
    void alreadyStartedCountsAsDone() throws Exception {
        try (var courier = aCourier(60, row -> {
            throw new WorkflowExecutionAlreadyStarted(WorkflowExecution.getDefaultInstance(), "type", null);
        })) {
            courier.deliver(aRow("complaint.start"));
        }
    }

    @Test
    void aTemporalThatIsDownIsTriedAgain() {
        try (var courier =
                aCourier(60, row -> client.newUntypedWorkflowStub("workflow-1").signal("any"))) {
            assertThatThrownBy(() -> courier.deliver(aRow("complaint.start")))
                    .isNotInstanceOf(PermanentDeliveryException.class);
        }
    }

    @Test
    void aCommandNobodyKnowsIsPermanent() {
        try (var courier = aCourier(60, row -> {})) {
            assertThatThrownBy(() -> courier.deliver(aRow("other.kind")))
                    .isInstanceOf(PermanentDeliveryException.class);
        }
    }

    @Test
    void commandsAreGivenNoFasterThanTheCap() throws Exception {
        var performed = new ArrayList<Long>();
        try (var courier = aCourier(50, row -> performed.add(System.nanoTime()))) {
            for (int i = 0; i < 30; i++) {
                courier.deliver(aRow("complaint.start"));
            }
        }
        var took = Duration.ofNanos(performed.getLast() - performed.getFirst());
        assertThat(took).isGreaterThan(Duration.ofMillis(450));
    }

    private TemporalCourier aCourier(int perSecond, Consumer<OutboxRow> work) {
        return new TemporalCourier(client, List.of(new Command(work)), perSecond);
    }

    private static OutboxRow aRow(String kind) {
        return new OutboxRow(
                1,
                "1",
                0,
                false,
                new OutboxRecord(Destination.TEMPORAL, kind, "case-1", "{}"),
                "r",
                "t",
                Instant.EPOCH);
    }

    private record Command(Consumer<OutboxRow> work) implements TemporalCommand {
        @Override
        public String kind() {
            return "complaint.start";
        }

        @Override
        public void perform(WorkflowClient client, OutboxRow row) {
            work.accept(row);
        }
    }
}
