package org.sahay.bench.measure;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Puts a side to work until the compilers of its JVM rest. What is measured runs for months; its first minutes, in which the
 * compilers take a good part of two cores, say little about it.
 */
public final class WarmUp {
    private static final double AT_REST = 0.05;
    private static final int STEPS_AT_REST = 2;
    private static final int MOST_STEPS = 75;

    private final CompilerMeter compilers;

    /** @param jvm that does the work */
    public WarmUp(ProcessHandle jvm) {
        this.compilers = new CompilerMeter(jvm);
    }

    /**
     * The rate of the last step, per second.
     *
     * @param step about two seconds of work
     * @param detail is told how it goes
     */
    public double run(Supplier<Run> step, Consumer<String> detail) {
        var rate = 0.0;
        var resting = 0;
        for (var i = 0; i < MOST_STEPS && resting < STEPS_AT_REST; i++) {
            var before = compilers.seconds();
            var run = step.get();
            var share = (compilers.seconds() - before) / run.seconds();
            rate = run.perSecond();
            detail.accept("%.0f/s, compilers %.0f %%".formatted(rate, 100 * share));
            resting = share < AT_REST ? resting + 1 : 0;
        }
        return rate;
    }
}
