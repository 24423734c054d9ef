package org.sahay.bench.overload;

import java.util.Map;
import org.sahay.bench.measure.Latency;

/**
 * One load of one round.
 *
 * @param times of the peak that was found first; 0 for the load without refusals that looks for the peak again
 * @param offeredPerSecond what was to be sent; 0 when it was as fast as answers come
 * @param sentPerSecond what was sent
 * @param goodPerSecond what was accepted
 * @param reached whether the load generator sent what was to be sent
 * @param latency of what was accepted, from the instant it was due
 * @param cpuSecondsPer1000 by process, per 1,000 accepted
 */
record Step(
        int times,
        double offeredPerSecond,
        double sentPerSecond,
        double goodPerSecond,
        boolean reached,
        Tally.Counts counts,
        Latency latency,
        Map<String, Double> cpuSecondsPer1000) {}
