package org.sahay.workers.pools;

import io.temporal.worker.tuning.PollerBehavior;
import io.temporal.worker.tuning.PollerBehaviorAutoscaling;
import io.temporal.worker.tuning.PollerBehaviorSimpleMaximum;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one process takes on at once.
 *
 * @param workflowCacheSize workflows kept in memory between their tasks
 * @param workflowTaskSlots workflow tasks at once
 * @param localActivitySlots writes to the database at once, the connections of the pool at most
 * @param activitySlots messages at once, the connections of the pool at most
 * @param workflowPollers for workflow tasks
 * @param activityPollers for activities
 * @param stickyTimeout how long a task waits for the process that has its workflow in memory
 * @param deadlockTimeout how long workflow code may run without yielding; generous, for a busy small machine is no deadlock
 * @param shutdownTimeout how long a stop waits for what is in work
 */
@ConfigurationProperties("sahay.workers")
public record PoolProperties(
        @DefaultValue("2000") int workflowCacheSize,
        @DefaultValue("32") int workflowTaskSlots,
        @DefaultValue("10") int localActivitySlots,
        @DefaultValue("4") int activitySlots,
        @DefaultValue Pollers workflowPollers,
        @DefaultValue Pollers activityPollers,
        @DefaultValue("20s") Duration stickyTimeout,
        @DefaultValue("5s") Duration deadlockTimeout,
        @DefaultValue("10s") Duration shutdownTimeout) {

    /** Pollers of one kind: as many as the work asks for between two numbers; always as many when they are equal. */
    public record Pollers(
            @DefaultValue("2") int atLeast,
            @DefaultValue("16") int atMost) {
        PollerBehavior behavior() {
            return atLeast == atMost
                    ? new PollerBehaviorSimpleMaximum(atMost)
                    : new PollerBehaviorAutoscaling(atLeast, atMost, Math.min(atMost, 5));
        }
    }
}
