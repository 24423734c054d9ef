package org.sahay.bench.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One side in one round.
 *
 * @param cpuSecondsPer1000 by process, per 1,000 acknowledged operations
 */
public record Sample(Run run, Map<String, Double> cpuSecondsPer1000) {
    public Sample {
        cpuSecondsPer1000 = Collections.unmodifiableMap(new LinkedHashMap<>(cpuSecondsPer1000));
    }
}
