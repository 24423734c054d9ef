package org.sahay.bench.sync;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the series of batches that were acknowledged, each in turn until it is shown, over one connection and never more often than
 * it says, so that the more wait, the less often each is asked for, and asking is no load of its own.
 */
final class Follower implements Callable<Follower.Seen>, Consumer<Followed> {
    static final Duration BETWEEN = Duration.ofMillis(10);

    private final Series series;
    private final Duration patience;
    private final BlockingQueue<Followed> waiting = new LinkedBlockingQueue<>();
    private final List<Shown> shown = new ArrayList<>();
    private long reads;
    private long failures;
    private @Nullable String firstFailure;
    private volatile long lastAt = Long.MAX_VALUE;

    /** @param patience with what is not shown, once no more batches are sent */
    Follower(Series series, Duration patience) {
        this.series = series;
        this.patience = patience;
    }

    /**
     * A batch that a series showed.
     *
     * @param ackedAt when its answer was there, of {@link System#nanoTime}
     * @param lag from then until the answer was there that showed it, in nanoseconds
     */
    record Shown(long ackedAt, long lag) {}

    /**
     * What became of all.
     *
     * @param missing batches that no series showed
     * @param reads of series
     * @param failures reads that were not answered with a series
     */
    record Seen(
            List<Shown> shown,
            long missing,
            long reads,
            long failures,
            @Nullable String firstFailure) {
        Seen {
            shown = List.copyOf(shown);
        }
    }

    @Override
    public void accept(Followed batch) {
        waiting.add(batch);
    }

    /** Nothing more comes. */
    void finish() {
        lastAt = System.nanoTime();
    }

    @Override
    public Seen call() throws InterruptedException {
        while (isWorth()) {
            var begin = System.nanoTime();
            var next = waiting.poll(BETWEEN.toNanos(), TimeUnit.NANOSECONDS);
            if (next != null) {
                ask(next);
                LockSupport.parkNanos(BETWEEN.toNanos() - (System.nanoTime() - begin));
            }
        }
        return new Seen(shown, waiting.size(), reads, failures, firstFailure);
    }

    private boolean isWorth() {
        var last = lastAt;
        return last == Long.MAX_VALUE || !waiting.isEmpty() && System.nanoTime() - last < patience.toNanos();
    }

    private void ask(Followed batch) {
        try {
            reads++;
            if (series.readings(batch.citizen()) >= batch.readings()) {
                shown.add(new Shown(batch.ackedAt(), System.nanoTime() - batch.ackedAt()));
                return;
            }
        } catch (IOException e) {
            failures++;
            firstFailure = firstFailure == null ? e.toString() : firstFailure;
        }
        waiting.add(batch);
    }
}
