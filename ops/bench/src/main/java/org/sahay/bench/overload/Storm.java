package org.sahay.bench.overload;

import java.util.Comparator;
import java.util.List;

/**
 * All loads one after the other.
 *
 * @param fsyncPerSecond the control probe just before
 * @param steps the load without refusals first, then ever more
 */
record Storm(double fsyncPerSecond, List<Step> steps) {
    Storm {
        steps = List.copyOf(steps);
    }

    /** The most that was accepted under any of them. */
    double peak() {
        return steps.stream().mapToDouble(Step::goodPerSecond).max().orElse(0);
    }

    /** Under the heaviest. */
    Step worst() {
        return steps.stream().max(Comparator.comparingInt(Step::times)).orElseThrow();
    }

    double ratio() {
        return peak() == 0 ? 0 : worst().goodPerSecond() / peak();
    }
}
