package org.sahay.faults.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Many slow clients; each that is thrown out comes back, as quickly as leaves the cores, on which the crowd runs too, to those
 * who behave: a handshake costs the client as much as the server.
 */
final class Crowd implements AutoCloseable {
    private static final Duration COMES_BACK_AFTER = Duration.ofSeconds(1);
    private static final Duration ONE_BY_ONE = Duration.ofMillis(4);
    private final Line line;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final LongAdder entered = new LongAdder();
    private final LongAdder thrownOut = new LongAdder();
    private final AtomicLong nextReturn = new AtomicLong(System.nanoTime());
    private volatile boolean gone;

    Crowd(Line line) {
        this.line = line;
    }

    void join(int number, Slow slow) {
        for (int i = 0; i < number; i++) {
            Thread.ofVirtual().start(() -> insist(slow));
        }
    }

    /** How many have been in at least once. */
    long entered() {
        return entered.sum();
    }

    /** How many are connected. */
    int size() {
        return open.size();
    }

    long thrownOut() {
        return thrownOut.sum();
    }

    private void insist(Slow slow) {
        boolean first = true;
        while (!gone) {
            try (var socket = slow.open(line)) {
                open.add(socket);
                if (first) {
                    first = false;
                    entered.increment();
                }
                try {
                    var _ = slow.go(socket);
                } finally {
                    open.remove(socket);
                }
            } catch (IOException refused) {
                // and in again
            }
            if (!gone) {
                thrownOut.increment();
                awaitReturn();
            }
        }
    }

    private void awaitReturn() {
        long now = System.nanoTime();
        long mine = nextReturn.accumulateAndGet(
                now + COMES_BACK_AFTER.toNanos(), (last, earliest) -> Math.max(last + ONE_BY_ONE.toNanos(), earliest));
        LockSupport.parkNanos(mine - now);
    }

    @Override
    public void close() {
        gone = true;
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
