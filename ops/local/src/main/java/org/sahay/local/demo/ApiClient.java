package org.sahay.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.sahay.local.process.Await;
import org.sahay.local.process.LocalFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the API as any client would. Every answer but 2xx is a {@link LocalFailure} that shows the problem. */
final class ApiClient {
    private static final int UNAVAILABLE = 503;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String baseUrl;

    ApiClient(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    JsonNode get(String token, String path) {
        var request = request(token, path).GET().build();
        return read(request, exchange(request));
    }

    /** Posts with an idempotency key of its own; asks again with the same key while the workflow is unavailable. */
    JsonNode post(String token, String path, Map<String, ?> body) {
        var request = request(token, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", '"' + UUID.randomUUID().toString() + '"')
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        var last = new ArrayList<HttpResponse<String>>();
        Await.until(PATIENCE, () -> {
            last.add(exchange(request));
            return last.getLast().statusCode() != UNAVAILABLE;
        });
        return read(request, last.getLast());
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LocalFailure(
                    "%s had no answer: %s. Is the application up? See ./sahay status."
                            .formatted(request.uri().getPath(), e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(
                    "Interrupted while waiting for " + request.uri().getPath() + ".", e);
        }
    }

    private static JsonNode read(HttpRequest request, HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new LocalFailure("%s %s was answered with %d: %s"
                    .formatted(request.method(), request.uri().getPath(), response.statusCode(), response.body()));
        }
        return JSON.readTree(response.body());
    }
}
