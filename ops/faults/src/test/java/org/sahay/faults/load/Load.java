package org.sahay.faults.load;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Citizens who file at a steady rate whatever the API does (open loop). Some ask again with the same key until they are
 * accepted, as late as they were told, as an app would; the others give up after one try.
 */
public final class Load implements AutoCloseable {
    /** When nobody said when. */
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(500);

    private final ComplaintClient client;
    private final Journal journal;
    private final Duration patience;
    private final ExecutorService citizens = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread clock;
    private final IntFunction<Filing> filings;
    private volatile boolean ended;

    private Load(
            ComplaintClient client, Journal journal, IntFunction<Filing> filings, int perSecond, Duration patience) {
        this.client = client;
        this.journal = journal;
        this.filings = filings;
        this.patience = patience;
        this.clock = Thread.ofPlatform().name("load").start(() -> run(perSecond));
    }

    /** Everybody asks once. */
    public static Load of(ComplaintClient client, Journal journal, int perSecond) {
        return of(client, journal, Filing::ofLongTerm, perSecond);
    }

    /**
     * The same with filings of the caller's.
     *
     * @param filings by their number from 0
     */
    public static Load of(ComplaintClient client, Journal journal, IntFunction<Filing> filings, int perSecond) {
        return new Load(client, journal, filings, perSecond, Duration.ZERO);
    }

    /** Every other citizen asks again until accepted, for this long at most. */
    public static Load persistent(ComplaintClient client, Journal journal, int perSecond, Duration patience) {
        return new Load(client, journal, Filing::ofLongTerm, perSecond, patience);
    }

    private void run(int perSecond) {
        long period = Duration.ofSeconds(1).toNanos() / perSecond;
        long next = System.nanoTime();
        for (int number = 0; !ended; number++) {
            int citizen = number;
            citizens.execute(() -> file(citizen));
            next += period;
            while (!ended && System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    private void file(int number) {
        var filing = filings.apply(number);
        long end = System.nanoTime() + (number % 2 == 0 ? patience.toNanos() : 0);
        var answer = journal.file(client, filing);
        while (!settled(answer) && System.nanoTime() < end) {
            LockSupport.parkNanos(askAgainAfter(answer).toNanos());
            answer = journal.file(client, filing);
        }
    }

    private static Duration askAgainAfter(@Nullable Answer answer) {
        return answer == null || answer.retryAfter() == null
                ? ASK_AGAIN_AFTER
                : Duration.ofSeconds(Long.parseLong(answer.retryAfter()));
    }

    private static boolean settled(@Nullable Answer answer) {
        return answer != null && answer.accepted();
    }

    /** Sends no more, and waits for the answers that are due. */
    @Override
    public void close() {
        ended = true;
        LockSupport.unpark(clock);
        try {
            clock.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        citizens.close();
    }
}
