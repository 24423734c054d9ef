package org.sahay.bench.measure;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Puts clients to work, each in a thread of its own. */
public final class Load {
    private static final int FIRST_CAPACITY = 1 << 12;

    private Load() {}

    /** As fast as the clients get answers. */
    public static Run closed(List<? extends Client> clients, Duration time) {
        return run(clients, begin -> () -> {
            var now = System.nanoTime();
            return now - begin < time.toNanos() ? now : Long.MAX_VALUE;
        });
    }

    /** As fast as the clients get answers, so many operations. */
    public static Run closed(List<? extends Client> clients, long operations) {
        var left = new AtomicLong(operations);
        return run(clients, begin -> () -> left.getAndDecrement() > 0 ? System.nanoTime() : Long.MAX_VALUE);
    }

    /**
     * At a fixed rate, whether or not answers come: an operation that finds every client busy waits, and its latency counts
     * from the instant it was due, so that a stall is seen by all it delays.
     */
    public static Run open(List<? extends Client> clients, Duration time, double perSecond) {
        var next = new AtomicLong();
        var count = count(time, perSecond);
        return run(clients, begin -> () -> {
            var index = next.getAndIncrement();
            if (index >= count) {
                return Long.MAX_VALUE;
            }
            var due = begin + (long) (index * 1e9 / perSecond);
            for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            return due;
        });
    }

    /** How many operations an open load has. */
    public static long count(Duration time, double perSecond) {
        return Math.round(time.toNanos() / 1e9 * perSecond);
    }

    /** The instant the next operation counts from, after waiting for it; {@link Long#MAX_VALUE} at the end. */
    private interface Schedule {
        long next();
    }

    /** All begin at the same instant, when every thread is there. */
    private static Run run(List<? extends Client> clients, LongFunction<Schedule> from) {
        var ready = new CountDownLatch(clients.size());
        var start = new CompletableFuture<Schedule>();
        var works =
                clients.stream().map(client -> new Work(client, ready, start)).toList();
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            var running = works.stream().map(threads::submit).toList();
            ready.await();
            var begin = System.nanoTime();
            start.complete(from.apply(begin));
            for (Future<?> done : running) {
                done.get();
            }
            return result(works, (System.nanoTime() - begin) / 1e9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted under load", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The load generator broke", e.getCause());
        }
    }

    private static Run result(List<Work> works, double seconds) {
        var nanos = works.stream().flatMapToLong(Work::latencies).toArray();
        var failures = works.stream().mapToLong(work -> work.failures).sum();
        var first = works.stream()
                .map(work -> Optional.ofNullable(work.firstFailure))
                .flatMap(Optional::stream)
                .findFirst();
        return new Run(nanos.length, failures, first.orElse(null), seconds, Latency.ofNanos(nanos));
    }

    private static final class Work implements Callable<Boolean> {
        private final Client client;
        private final CountDownLatch ready;
        private final CompletableFuture<Schedule> start;
        private long[] latencies = new long[FIRST_CAPACITY];
        private int count;
        private long failures;
        private @Nullable String firstFailure;

        Work(Client client, CountDownLatch ready, CompletableFuture<Schedule> start) {
            this.client = client;
            this.ready = ready;
            this.start = start;
        }

        @Override
        public Boolean call() {
            ready.countDown();
            var schedule = start.join();
            for (var from = schedule.next(); from != Long.MAX_VALUE; from = schedule.next()) {
                try {
                    client.once();
                    add(System.nanoTime() - from);
                } catch (Exception e) {
                    failures++;
                    firstFailure = firstFailure == null ? e.toString() : firstFailure;
                }
            }
            return true;
        }

        LongStream latencies() {
            return Arrays.stream(latencies, 0, count);
        }

        private void add(long nanos) {
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * count);
            }
            latencies[count++] = nanos;
        }
    }
}
