package org.sahay.faults.attack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.sahay.faults.oracle.Unharmed.Measured;

/** People who read their profile at a steady rate, each on a connection of their own. */
final class HealthyClients {
    private static final int PER_SECOND = 50;
    private static final String REQUEST =
            "GET /v1/profile/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n";

    private final Line line;
    private final Supplier<String> tokens;

    /** @param tokens each somebody else's, so that nobody asks more often than people may */
    HealthyClients(Line line, Supplier<String> tokens) {
        this.line = line;
        this.tokens = tokens;
    }

    /** Times count from when a request was due, so that what holds up the sender counts too. */
    Measured ask(Duration time) {
        Queue<Duration> times = new ConcurrentLinkedQueue<>();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        long period = Duration.ofSeconds(1).toNanos() / PER_SECOND;
        long start = System.nanoTime();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long due = start; due - start < time.toNanos(); due += period) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                long sent = due;
                people.execute(() -> {
                    String answer = read();
                    if (answer.startsWith("HTTP/1.1 200")) {
                        times.add(Duration.ofNanos(System.nanoTime() - sent));
                    } else {
                        failures.add(answer.lines().findFirst().orElse("no answer"));
                    }
                });
            }
        }
        return new Measured(List.copyOf(times), List.copyOf(failures));
    }

    private String read() {
        try (var socket = line.encrypted()) {
            Line.send(socket, REQUEST.formatted(tokens.get()));
            return Line.readAll(socket);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
