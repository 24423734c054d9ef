package org.sahay.faults.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files complaints and acts on them over HTTP; never asks twice by itself. */
public final class ComplaintClient {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String baseUrl;
    private final Function<UUID, String> tokenOf;

    /** @param tokenOf the bearer token of a citizen */
    public ComplaintClient(String baseUrl, Function<UUID, String> tokenOf) {
        this.baseUrl = baseUrl;
        this.tokenOf = tokenOf;
    }

    /** @throws IOException when no answer came, so that the outcome is unknown */
    public Answer file(Filing filing) throws IOException {
        return post(filing.citizen(), "/v1/complaints", filing.key(), filing.body());
    }

    /** @throws IOException when no answer came, so that the outcome is unknown */
    public Answer comment(UUID citizen, UUID complaint, String key) throws IOException {
        return act(citizen, complaint, key, Map.of("action", "COMMENT", "comment", "Still nobody (synthetic)."));
    }

    /** @throws IOException when no answer came, so that the outcome is unknown */
    public Answer withdraw(UUID citizen, UUID complaint, String key) throws IOException {
        return act(citizen, complaint, key, Map.of("action", "WITHDRAW"));
    }

    /** The complaint as its citizen sees it. */
    public JsonNode view(UUID citizen, UUID complaint) throws IOException {
        var answer = send(request(citizen, "/v1/complaints/" + complaint).GET().build());
        if (answer.status() != 200) {
            throw new IOException("The complaint is shown with " + answer);
        }
        return answer.json();
    }

    private Answer act(UUID citizen, UUID complaint, String key, Map<String, ?> action) throws IOException {
        return post(citizen, "/v1/complaints/" + complaint + "/actions", key, action);
    }

    private Answer post(UUID citizen, String path, String key, Map<String, ?> body) throws IOException {
        return send(request(citizen, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", '"' + key + '"')
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    private HttpRequest.Builder request(UUID citizen, String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokenOf.apply(citizen));
    }

    private Answer send(HttpRequest request) throws IOException {
        long start = System.nanoTime();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").orElse(null),
                    response.body(),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for an answer", e);
        }
    }
}
