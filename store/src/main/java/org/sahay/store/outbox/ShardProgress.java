package org.sahay.store.outbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** What a relay remembers of a shard it owns: rows delivered above the cursor, and when to try again after a failure. */
final class ShardProgress {
    private static final long FIRST_WAIT = Duration.ofMillis(100).toNanos();
    private static final long LONGEST_WAIT = Duration.ofSeconds(5).toNanos();

    private final Set<Long> delivered = new HashSet<>();
    private int failures;
    private long notBefore = System.nanoTime();

    boolean ready() {
        return System.nanoTime() - notBefore >= 0;
    }

    boolean isDelivered(OutboxRow row) {
        return delivered.contains(row.id());
    }

    void delivered(OutboxRow row) {
        delivered.add(row.id());
    }

    /** The row is below the cursor now. */
    void forget(OutboxRow row) {
        delivered.remove(row.id());
    }

    boolean failing() {
        return failures > 0;
    }

    /** Takes note of a round; after each failure in a row the next try is later. */
    void roundEnded(boolean failed) {
        failures = failed ? failures + 1 : 0;
        if (failed) {
            long wait = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(failures - 1, 10));
            notBefore = System.nanoTime() + ThreadLocalRandom.current().nextLong(wait / 2, wait);
        }
    }
}
