package org.sahay.bench.platform;

import org.sahay.bench.measure.Report;

/** One benchmark. */
public interface Benchmark {
    /** Measures, for a few minutes at most. */
    Report run(Lab lab) throws Exception;
}
