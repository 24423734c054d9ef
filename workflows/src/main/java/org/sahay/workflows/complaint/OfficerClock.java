package org.sahay.workflows.complaint;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The owner's clock, anew from each assignment; it drives the owner's reminders alone.
 *
 * @param startedAt the assignment
 * @param dueAt end of the officer's term
 * @param nextAt the next reminder: the deadline itself, then every reminder period
 * @param pausedAt since when it is paused; null when not
 */
public record OfficerClock(
        Instant startedAt,
        Instant dueAt,
        Instant nextAt,
        @Nullable Instant pausedAt) {
    static OfficerClock start(SlaPolicy policy, Instant at) {
        Instant dueAt = at.plus(policy.officerTerm());
        return new OfficerClock(at, dueAt, dueAt, null);
    }

    public ClockState state() {
        return pausedAt != null ? ClockState.PAUSED : ClockState.RUNNING;
    }

    public boolean deadlinePassed() {
        return nextAt.isAfter(dueAt);
    }

    OfficerClock withNextAt(Instant next) {
        return new OfficerClock(startedAt, dueAt, next, pausedAt);
    }

    OfficerClock pause(Instant at) {
        return pausedAt != null ? this : new OfficerClock(startedAt, dueAt, nextAt, at);
    }

    OfficerClock resume(Instant at) {
        if (pausedAt == null) {
            return this;
        }
        Duration paused = Duration.between(pausedAt, at);
        return new OfficerClock(startedAt, deadlinePassed() ? dueAt : dueAt.plus(paused), nextAt.plus(paused), null);
    }
}
