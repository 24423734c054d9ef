package org.sahay.store.outbox;

import io.github.bucket4j.Bucket;
import io.grpc.Context;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Performs commands, no faster than the cap: a long backlog must not drown the work of the cases that are open. */
final class TemporalCourier implements Courier, AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final WorkflowClient client;
    private final Map<String, TemporalCommand> commands;
    private final Bucket cap;
    private final int perSecond;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outbox-deadlines").factory());

    TemporalCourier(WorkflowClient client, List<TemporalCommand> commands, int perSecond) {
        this.client = client;
        this.commands = commands.stream().collect(Collectors.toMap(TemporalCommand::kind, Function.identity()));
        this.perSecond = perSecond;
        this.cap = Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(Math.max(1, perSecond / 10)).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    @Override
    public Destination destination() {
        return Destination.TEMPORAL;
    }

    @Override
    public int roundSize() {
        return Math.clamp(perSecond, 1, 256);
    }

    @Override
    public void deliver(OutboxRow row) throws Exception {
        TemporalCommand command = commands.get(row.entry().kind());
        if (command == null) {
            throw new PermanentDeliveryException(
                    "No command is called " + row.entry().kind(), null);
        }
        cap.asBlocking().consume(1);
        try (var deadline =
                Context.current().withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS, deadlines)) {
            deadline.call(() -> {
                perform(command, row);
                return row;
            });
        }
    }

    private void perform(TemporalCommand command, OutboxRow row) {
        try {
            command.perform(client, row);
        } catch (WorkflowExecutionAlreadyStarted done) {
            // an earlier delivery of this row, or an update-with-start
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }
}
