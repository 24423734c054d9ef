package org.sahay.faults.attack;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One slow client of each kind, and when each is cut. */
final class Loiterers {
    private final Map<Slow, CompletableFuture<Cut>> clients = new EnumMap<>(Slow.class);

    Loiterers(Line line) {
        for (Slow slow : Slow.values()) {
            clients.put(slow, CompletableFuture.supplyAsync(() -> loiter(slow, line), Thread::startVirtualThread));
        }
    }

    /**
     * @param after from the first byte to the end of the connection
     * @param told what the server said
     */
    record Cut(Duration after, String told) {}

    /** Waits for its end. */
    Cut cut(Slow slow) {
        return clients.get(slow).join();
    }

    private static Cut loiter(Slow slow, Line line) {
        try (var socket = slow.open(line)) {
            long start = System.nanoTime();
            String told = slow.go(socket);
            return new Cut(Duration.ofNanos(System.nanoTime() - start), told);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
