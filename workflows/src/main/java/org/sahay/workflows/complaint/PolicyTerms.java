package org.sahay.workflows.complaint;

import java.time.Duration;
import java.util.List;

/**
 * A category's policy as it is stored, in hours.
 *
 * @param version version of the policy
 * @param slaHours the citizen clock's term, hours of the calendar
 * @param officerHours the officer clock's term, hours
 * @param warnPercent percent of {@code slaHours}
 * @param escalateAtPercent percents of {@code slaHours}, ascending
 * @param pauseCitizenClock whether a question pauses the citizen clock
 * @param maxPauses pauses in the life of a case
 * @param heldAlertHours hours
 * @param infoWaitHours hours
 * @param windowHours hours
 * @param maxReopens reopens in the life of a case
 * @param maxTransfers transfers at one rung
 * @param reminderHours hours
 */
public record PolicyTerms(
        int version,
        int slaHours,
        int officerHours,
        int warnPercent,
        List<Integer> escalateAtPercent,
        boolean pauseCitizenClock,
        int maxPauses,
        int heldAlertHours,
        int infoWaitHours,
        int windowHours,
        int maxReopens,
        int maxTransfers,
        int reminderHours) {
    public PolicyTerms {
        escalateAtPercent = List.copyOf(escalateAtPercent);
    }

    /**
     * The snapshot a case keeps, in the given scale.
     *
     * @param hour how long an hour of the policy lasts: one hour, or less under the profile {@code local}
     */
    public SlaPolicy snapshot(Duration hour) {
        return new SlaPolicy(
                version,
                hour.multipliedBy(slaHours),
                hour.multipliedBy(officerHours),
                warnPercent,
                escalateAtPercent,
                pauseCitizenClock,
                maxPauses,
                hour.multipliedBy(heldAlertHours),
                hour.multipliedBy(infoWaitHours),
                hour.multipliedBy(windowHours),
                maxReopens,
                maxTransfers,
                hour.multipliedBy(reminderHours));
    }
}
