package org.sahay.faults.sync;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.sahay.faults.load.Answer;
import org.sahay.faults.load.SyncClient;

/**
 * Devices that each make events without an end and send them in batches of 1 to 50, every batch several times at once, in another
 * order and split in another way each time, some of what was acknowledged before among it. What nobody answered is sent until
 * somebody does. Closing ends the making, and waits until everything is answered, or patience is over.
 */
final class Devices implements AutoCloseable {
    private static final int MOST_EVENTS = 50;
    private static final int MOST_OLD = 5;
    /** So that a machine of two cores starts servers meanwhile. */
    private static final Duration BETWEEN = Duration.ofMillis(400);

    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(500);

    private final SyncClient client;
    private final SyncJournal journal;
    private final int mostCopies;
    private final Duration patience;
    private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> devices;
    private volatile boolean ended;
    private volatile long deadline = Long.MAX_VALUE;

    private Devices(SyncClient client, SyncJournal journal, long seed, int number, int mostCopies, Duration patience) {
        this.client = client;
        this.journal = journal;
        this.mostCopies = mostCopies;
        this.patience = patience;
        this.devices = new ArrayList<>(IntStream.range(0, number)
                .mapToObj(i -> sending.submit(() -> run(new Random(seed + i))))
                .toList());
    }

    /**
     * Begins.
     *
     * @param mostCopies how often a batch is sent at the most, 2 to 10
     * @param patience for answers after the end
     */
    static Devices of(
            SyncClient client, SyncJournal journal, long seed, int number, int mostCopies, Duration patience) {
        return new Devices(client, journal, seed, number, mostCopies, patience);
    }

    private void run(Random random) {
        UUID citizen = UUID.randomUUID();
        var old = new ArrayList<DeviceEvent>();
        while (!ended) {
            int size = 1 + random.nextInt(MOST_EVENTS);
            var batch = new ArrayList<DeviceEvent>();
            for (int i = 0; i < size; i++) {
                batch.add(DeviceEvent.random(random, citizen, old.size() + i));
            }
            old.addAll(batch);
            for (int i = random.nextInt(MOST_OLD); i > 0; i--) {
                batch.add(old.get(random.nextInt(old.size())));
            }
            sendCopies(citizen, random, batch);
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private void sendCopies(UUID citizen, Random random, List<DeviceEvent> batch) {
        int copies = 2 + random.nextInt(mostCopies - 1);
        List<Future<?>> parts = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            var copy = new ArrayList<>(batch);
            Collections.shuffle(copy, random);
            int from = 0;
            while (from < copy.size()) {
                int to = random.nextInt(3) == 0 ? from + 1 + random.nextInt(copy.size() - from) : copy.size();
                List<DeviceEvent> part = List.copyOf(copy.subList(from, to));
                parts.add(sending.submit(() -> sendUntilAnswered(citizen, part)));
                from = to;
            }
        }
        parts.forEach(Devices::join);
    }

    private void sendUntilAnswered(UUID citizen, List<DeviceEvent> part) {
        while (!send(citizen, part) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(ASK_AGAIN_AFTER.toNanos());
        }
    }

    private boolean send(UUID citizen, List<DeviceEvent> part) {
        journal.sending(part);
        try {
            Answer answer = client.send(
                    citizen, "tablet", part.stream().map(DeviceEvent::body).toList());
            if (answer.status() == 200) {
                journal.answered(part, answer);
                return true;
            }
            if (answer.status() < 500 && answer.status() != 429) {
                journal.refused(answer);
                return true;
            }
            return false;
        } catch (IOException unknownOutcome) {
            return false;
        }
    }

    private static void join(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new AssertionError("A device went wrong", e.getCause());
        }
    }

    @Override
    public void close() {
        deadline = System.nanoTime() + patience.toNanos();
        ended = true;
        devices.forEach(Devices::join);
        sending.close();
    }
}
