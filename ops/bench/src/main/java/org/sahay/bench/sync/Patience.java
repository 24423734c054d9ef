package org.sahay.bench.sync;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what others do. */
final class Patience {
    static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private Patience() {}

    /** Waits until it is done, for some minutes at most; returns whether it is. */
    static boolean until(BooleanSupplier done) {
        var begin = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return true;
    }
}
