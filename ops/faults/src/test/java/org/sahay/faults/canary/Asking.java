package org.sahay.faults.canary;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Sends requests, some at a time, and keeps every answer. */
final class Asking implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 12;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final String api;

    Asking(String api) {
        this.api = api;
    }

    String url(String target) {
        return api + target;
    }

    /** @throws AssertionError when no answer comes */
    Told ask(Request request) {
        return ask(() -> request);
    }

    /**
     * The same with a request that is made when it is its turn, as a proof ages.
     *
     * @throws AssertionError when no answer comes
     */
    Told ask(Supplier<Request> made) {
        turns.acquireUninterruptibly();
        try {
            return answer(made.get());
        } finally {
            turns.release();
        }
    }

    private Told answer(Request request) {
        var body = request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body());
        var built = HttpRequest.newBuilder(URI.create(url(request.target())))
                .timeout(PATIENCE)
                .method(request.method(), body);
        request.headers().forEach(built::header);
        try {
            var answer = http.send(built.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, List<String>> headers = answer.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
            var one = new Told(request, answer.statusCode(), headers, answer.body());
            told.add(one);
            return one;
        } catch (IOException e) {
            throw new AssertionError(request + " has no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while asking", e);
        }
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    @Override
    public void close() {
        http.close();
    }
}
