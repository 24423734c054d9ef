package org.sahay.workflows.temporal;

import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** The only activity options there are, by what the activity touches. */
public final class ActivityPresets {
    /**
     * Sub-second, idempotent, our own database: inside the workflow task, tried until it succeeds. Without a number of
     * attempts or an overall time-out the SDK takes a local activity's retry options as not set and never tries again.
     */
    public static final LocalActivityOptions DATABASE = LocalActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(10))
            .setRetryOptions(RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofMillis(200))
                    .setMaximumInterval(Duration.ofSeconds(30))
                    .setMaximumAttempts(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Hands messages to a provider, from the queue of that failure domain. */
    public static final ActivityOptions MESSAGE = ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.MESSAGES)
            .setStartToCloseTimeout(Duration.ofSeconds(30))
            .setRetryOptions(RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofSeconds(1))
                    .setMaximumInterval(Duration.ofMinutes(5))
                    .build())
            .build();

    private ActivityPresets() {}
}
