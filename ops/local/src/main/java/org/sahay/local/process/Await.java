package org.sahay.local.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition by asking it every 50 ms. */
public final class Await {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    /** Whether the condition held before the time was over. */
    public static boolean until(Duration atMost, BooleanSupplier condition) {
        var end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalFailure("Interrupted while waiting; run the command again.", e);
            }
        }
        return true;
    }
}
