package org.sahay.workflows.complaint;

import java.time.Duration;
import java.util.List;

/**
 * The policy a complaint keeps for life, snapshotted when it is accepted. Every duration is already in the time scale
 * of the process, so nothing is scaled twice.
 *
 * @param version which version of the category's policy this is
 * @param slaTerm the citizen clock's term ({@code slaHours})
 * @param officerTerm the officer clock's term ({@code officerHours})
 * @param warnPercent part of the citizen term after which the owner is warned
 * @param escalateAtPercent parts of the citizen term at which the rungs are reached
 * @param pauseCitizenClock whether a question to the citizen pauses the citizen clock
 * @param maxPauses how often it may pause it in the life of a case
 * @param heldAlert period after which a superior hears of a held case
 * @param infoWait how long a question waits for its answer
 * @param window how long after an answer the citizen may rate or reopen
 * @param maxReopens reopens in the life of a case
 * @param maxTransfers transfers at one rung; one more goes a rung up
 * @param reminder period of repeated reminders
 */
public record SlaPolicy(
        int version,
        Duration slaTerm,
        Duration officerTerm,
        int warnPercent,
        List<Integer> escalateAtPercent,
        boolean pauseCitizenClock,
        int maxPauses,
        Duration heldAlert,
        Duration infoWait,
        Duration window,
        int maxReopens,
        int maxTransfers,
        Duration reminder) {
    public SlaPolicy {
        escalateAtPercent = List.copyOf(escalateAtPercent);
        if (slaTerm.isNegative() || slaTerm.isZero() || escalateAtPercent.isEmpty()) {
            throw new IllegalArgumentException("A policy needs a term and at least one rung");
        }
        if (!heldAlert.isPositive() || !reminder.isPositive()) {
            throw new IllegalArgumentException("A policy repeats alerts and reminders after a time, not at once");
        }
    }

    /** The part of the citizen term that a percentage stands for, in whole milliseconds. */
    public Duration share(int percent) {
        return Duration.ofMillis(Math.floorDiv(slaTerm.toMillis() * percent, 100L));
    }
}
