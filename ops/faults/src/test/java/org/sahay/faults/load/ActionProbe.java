package org.sahay.faults.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** One citizen who comments on their complaint again and again, each time with a key of its own. */
public final class ActionProbe implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private final ComplaintClient client;
    private final UUID citizen;
    private final UUID complaint;
    private final List<Try> tries = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean ended;

    private ActionProbe(ComplaintClient client, UUID citizen, UUID complaint) {
        this.client = client;
        this.citizen = citizen;
        this.complaint = complaint;
        this.thread = Thread.ofVirtual().name("action probe").start(this::run);
    }

    public static ActionProbe on(ComplaintClient client, UUID citizen, UUID complaint) {
        return new ActionProbe(client, citizen, complaint);
    }

    /** @param startedAt {@link System#nanoTime()} when it was sent */
    public record Try(String key, long startedAt, Answer answer) {}

    private void run() {
        while (!ended) {
            try {
                String key = UUID.randomUUID().toString();
                long startedAt = System.nanoTime();
                tries.add(new Try(key, startedAt, client.comment(citizen, complaint, key)));
            } catch (IOException e) {
                tries.add(new Try("", System.nanoTime(), new Answer(0, null, e.toString(), Duration.ZERO)));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Whether a comment sent after that instant was refused for now. */
    public boolean refusedSince(long startedAt) {
        return tries.stream()
                .anyMatch(t -> t.startedAt() > startedAt && t.answer().status() == 503);
    }

    /** Whether a comment sent after that instant was taken. */
    public boolean takenSince(long startedAt) {
        return tries.stream()
                .anyMatch(t -> t.startedAt() > startedAt && t.answer().status() == 200);
    }

    public List<Try> tries() {
        return List.copyOf(tries);
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
