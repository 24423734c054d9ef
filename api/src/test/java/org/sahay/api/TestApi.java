package org.sahay.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sahay.api.codec.TestCodec;
import org.sahay.api.security.LocalTokens;
import org.sahay.workflows.identity.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as a client sees it. */
public final class TestApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DECODE = "/codec/decode";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final LocalTokens tokens;
    private final Function<Actor, String> codecCookies;

    TestApi(int port, LocalTokens tokens, Function<Actor, String> codecCookies) {
        this.base = "http://127.0.0.1:" + port;
        this.tokens = tokens;
        this.codecCookies = codecCookies;
    }

    /** An answer: status, headers and, when it is JSON, the body. */
    public record Answer(int status, HttpResponse<String> response) {
        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String code() {
            return json().path("code").asString("");
        }

        public String field() {
            return json().path("field").asString("");
        }
    }

    public Answer get(@Nullable Actor actor, String path, String... headers) {
        return send(request(actor, path, headers).GET());
    }

    public Answer post(@Nullable Actor actor, String path, String body, String... headers) {
        return send(request(actor, path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer patch(@Nullable Actor actor, String path, String body, String... headers) {
        return send(request(actor, path, headers)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer put(@Nullable Actor actor, String path) {
        return send(request(actor, path).PUT(HttpRequest.BodyPublishers.noBody()));
    }

    public Answer delete(@Nullable Actor actor, String path) {
        return send(request(actor, path).DELETE());
    }

    public Answer file(Actor actor, String key, String body) {
        return post(actor, "/v1/complaints", body, "Idempotency-Key", key);
    }

    public Answer file(Actor actor, String body) {
        return file(actor, UUID.randomUUID().toString(), body);
    }

    public Answer act(Actor actor, String id, Map<String, ?> body, String... headers) {
        return post(actor, "/v1/complaints/" + id + "/actions", JSON.writeValueAsString(body), headers);
    }

    public String token(Actor actor) {
        return tokens.issue(actor, Duration.ofMinutes(5));
    }

    /** What a token says, unchecked. */
    public JsonNode claims(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    /** The address of a path, as the server sees it. */
    public String url(String path) {
        return base + path;
    }

    /** As its caller: with a token, and where pages of the Temporal UI ask, as they do. */
    public HttpRequest.Builder request(@Nullable Actor actor, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        if (path.startsWith(DECODE)) {
            request.headers("Origin", TestCodec.ORIGIN, "X-Namespace", "sahay");
            String cookie = actor == null ? "" : codecCookies.apply(actor);
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie);
            }
        } else if (actor != null) {
            request.header("Authorization", "Bearer " + token(actor));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
