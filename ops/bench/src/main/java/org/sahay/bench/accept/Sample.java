package org.sahay.bench.accept;

import java.util.Map;
import org.sahay.bench.measure.Run;

/**
 * One side in one round.
 *
 * @param cpuSecondsPer1000 by process, per 1,000 acknowledged complaints
 */
record Sample(Run run, Map<String, Double> cpuSecondsPer1000) {}
