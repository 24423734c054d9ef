package org.sahay.store.outbox;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay of this process when one of its own transactions has committed rows. */
final class OutboxSignal {
    private final Map<Destination, Semaphore> news = new EnumMap<>(Destination.class);

    OutboxSignal() {
        for (Destination destination : Destination.values()) {
            news.put(destination, new Semaphore(0));
        }
    }

    void wake(Destination destination) {
        Semaphore semaphore = of(destination);
        if (semaphore.availablePermits() == 0) {
            semaphore.release();
        }
    }

    /** Waits for news, at most so long; returns whether there was any. */
    boolean await(Destination destination, Duration atMost) throws InterruptedException {
        Semaphore semaphore = of(destination);
        boolean woken = semaphore.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        semaphore.drainPermits();
        return woken;
    }

    @SuppressWarnings("NullAway") // one for each, since the constructor
    private Semaphore of(Destination destination) {
        return news.get(destination);
    }
}
