package org.sahay.workflows.complaint;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The one pending timer of a workflow, set to the next deadline and moved when that moves. */
final class DeadlineTimer {
    private @Nullable CancellationScope pending;
    private @Nullable Instant setTo;
    private boolean fired;

    /** Sets the timer to a deadline, or to none; does nothing when it is set to that instant already. */
    void set(@Nullable DueEvent due) {
        if (!movedBy(due)) {
            return;
        }
        if (pending != null && !fired) {
            pending.cancel();
        }
        pending = null;
        setTo = due == null ? null : due.dueAt();
        fired = false;
        if (due != null) {
            start(due);
        }
    }

    boolean fired() {
        return fired;
    }

    /** Whether the next deadline is another than the one the timer is set to. */
    boolean movedBy(@Nullable DueEvent due) {
        return fired || (due == null ? setTo != null : !due.dueAt().equals(setTo));
    }

    private void start(DueEvent due) {
        // Up to the next whole millisecond: a timer that fired before its deadline would be set again for ever.
        Instant whole = due.dueAt().plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
        Duration wait = Duration.ofMillis(whole.toEpochMilli() - Workflow.currentTimeMillis());
        if (!wait.isPositive()) {
            fired = true;
            return;
        }
        var options = TimerOptions.newBuilder()
                .setSummary(due.event().code() + " due " + due.dueAt())
                .build();
        var scope = Workflow.newCancellationScope(() ->
                Workflow.newTimer(wait, options).thenApply(done -> due.dueAt().equals(setTo) ? fired = true : fired));
        pending = scope;
        scope.run();
    }
}
