package org.sahay.bench.sync;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * Takes note of batches whose events were all acknowledged, and gives every so many of them to whoever follows it. Which those
 * are is settled before any is sent, and does not depend on how long the others take.
 */
final class Acks implements ObjIntConsumer<Batch> {
    private final Journal journal;
    private final Map<UUID, Integer> ofCitizens = new ConcurrentHashMap<>();
    private final LongAdder batches = new LongAdder();
    private volatile Sampling sampling = new Sampling(0, followed -> {});

    private record Sampling(int every, Consumer<Followed> follower, AtomicInteger turn) {
        Sampling(int every, Consumer<Followed> follower) {
            this(every, follower, new AtomicInteger());
        }

        boolean isNext() {
            return every > 0 && turn.getAndIncrement() % every == 0;
        }
    }

    Acks(Journal journal) {
        this.journal = journal;
    }

    /** From now on every so many batches are followed, and no others. */
    void follow(int every, Consumer<Followed> follower) {
        sampling = new Sampling(every, follower);
    }

    @Override
    public void accept(Batch batch, int answer) {
        var now = System.nanoTime();
        journal.add(batch, answer);
        batches.increment();
        var ofCitizen = ofCitizens.merge(batch.citizen(), 1, Integer::sum);
        var current = sampling;
        if (current.isNext()) {
            current.follower().accept(new Followed(batch.citizen(), (long) ofCitizen * BatchText.OF_LAST_METRIC, now));
        }
    }

    /** How many events were acknowledged, from the beginning. */
    long events() {
        return batches.sum() * BatchText.EVENTS;
    }
}
