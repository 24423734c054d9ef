package org.sahay.workflows.complaint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The citizen's clock of one run: from the acceptance, or anew from a REOPEN. All deadlines are absolute; a pause moves
 * those not yet reached by its length.
 *
 * @param startedAt start of the run
 * @param warnAt when the owner is warned
 * @param breachAt end of the term
 * @param rungAts when each rung is reached, in order
 * @param warned whether the warning was given in this run
 * @param breached whether the term ran out in this run
 * @param rungsReached how many of {@code rungAts} were reached
 * @param firstRung the rung this run began on
 * @param pausedAt since when it is paused; null when not
 * @param stopped whether the office has answered or the case is closed
 */
public record CitizenClock(
        Instant startedAt,
        Instant warnAt,
        Instant breachAt,
        List<Instant> rungAts,
        boolean warned,
        boolean breached,
        int rungsReached,
        int firstRung,
        @Nullable Instant pausedAt,
        boolean stopped) {
    public CitizenClock {
        rungAts = List.copyOf(rungAts);
    }

    public static CitizenClock start(SlaPolicy policy, Instant at, int firstRung) {
        var rungAts = policy.escalateAtPercent().stream()
                .map(percent -> at.plus(policy.share(percent)))
                .toList();
        return new CitizenClock(
                at,
                at.plus(policy.share(policy.warnPercent())),
                at.plus(policy.slaTerm()),
                rungAts,
                false,
                false,
                0,
                firstRung,
                null,
                false);
    }

    public ClockState state() {
        return stopped ? ClockState.STOPPED : pausedAt != null ? ClockState.PAUSED : ClockState.RUNNING;
    }

    /** The end of the term while it runs; null when paused or stopped. */
    public @Nullable Instant dueAt() {
        return state() == ClockState.RUNNING ? breachAt : null;
    }

    /** What is left of the term while paused; null otherwise. */
    public @Nullable Duration remaining() {
        return pausedAt == null || stopped ? null : Duration.between(pausedAt, breachAt);
    }

    /** Whether a rung of this run that fell due asked for this rung of the ladder, or a higher one. */
    boolean fellDue(int rung) {
        return rungsReached > 0 && rung <= firstRung + rungsReached;
    }

    CitizenClock withWarned() {
        return new CitizenClock(
                startedAt, warnAt, breachAt, rungAts, true, breached, rungsReached, firstRung, pausedAt, stopped);
    }

    CitizenClock withBreached() {
        return new CitizenClock(
                startedAt, warnAt, breachAt, rungAts, warned, true, rungsReached, firstRung, pausedAt, stopped);
    }

    CitizenClock withRungReached() {
        return new CitizenClock(
                startedAt, warnAt, breachAt, rungAts, warned, breached, rungsReached + 1, firstRung, pausedAt, stopped);
    }

    CitizenClock pause(Instant at) {
        return new CitizenClock(
                startedAt, warnAt, breachAt, rungAts, warned, breached, rungsReached, firstRung, at, stopped);
    }

    CitizenClock resume(Instant at) {
        if (pausedAt == null) {
            return this;
        }
        Duration paused = Duration.between(pausedAt, at);
        var moved = rungAts.stream().map(rungAt -> rungAt.plus(paused)).toList();
        return new CitizenClock(
                startedAt,
                warned ? warnAt : warnAt.plus(paused),
                breachAt.plus(paused),
                moved,
                warned,
                breached,
                rungsReached,
                firstRung,
                null,
                stopped);
    }

    CitizenClock stop(Instant at) {
        CitizenClock running = resume(at);
        return new CitizenClock(
                startedAt,
                running.warnAt,
                running.breachAt,
                running.rungAts,
                warned,
                breached,
                rungsReached,
                firstRung,
                null,
                true);
    }
}
