package org.sahay.faults.canary;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes canaries, each for one field of one request, and knows all it made. */
final class Canaries {
    private static final AtomicInteger NUMBERS =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(100_000));

    private final Queue<Canary> made = new ConcurrentLinkedQueue<>();

    Canary make(Kind kind, String put) {
        var canary = kind.make(ThreadLocalRandom.current(), NUMBERS.getAndIncrement(), put);
        made.add(canary);
        return canary;
    }

    List<Canary> all() {
        return List.copyOf(made);
    }
}
