package org.sahay.local.people;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.sahay.api.security.LocalTokens;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.process.Await;
import org.sahay.local.process.LocalFailure;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signs people in as their phones would: asks for a code, reads it where a local platform shows it, sends it back. */
public final class SigningIn implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int UNAVAILABLE = 503;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String api;
    private final String operator;

    /** At the API of a local platform that is up. */
    public SigningIn(LocalSettings settings) {
        this.api = settings.apiUrl();
        this.operator = LocalTokens.in(settings.state())
                .issue(new Actor(UUID.randomUUID(), Role.OPERATOR, Area.COUNTRY), Duration.ofHours(1));
    }

    /** Somebody on a new device; the phone is a synthetic one, as {@code +919999900001}. */
    public SignedIn signIn(String phone) {
        var device = Device.another();
        var challenge = post("/v1/auth/otp", Map.of("phone", phone), Map::of)
                .get("challengeId")
                .asString();
        var token = "/v1/auth/token";
        var access = post(
                        token,
                        Map.of("challengeId", challenge, "code", code(phone, challenge)),
                        () -> Map.of("DPoP", device.proof("POST", api + token, null)))
                .get("access_token")
                .asString();
        return new SignedIn(subject(access), device, access);
    }

    private String code(String phone, String challenge) {
        var found = new ArrayDeque<String>(1);
        if (!Await.until(PATIENCE, () -> {
            shown(phone, challenge).ifPresent(found::add);
            return !found.isEmpty();
        })) {
            throw new LocalFailure("No code came within %d s.".formatted(PATIENCE.toSeconds()));
        }
        return found.getFirst();
    }

    private Optional<String> shown(String phone, String challenge) {
        var path = "/v1/dev/messages?kind=SIGN_IN_CODE&to=" + phone.replace("+", "%2B");
        var messages = send(() ->
                request(path, Map.of("Authorization", "Bearer " + operator)).GET());
        return StreamSupport.stream(messages.get("items").spliterator(), false)
                .filter(message -> challenge.equals(message.get("challengeId").asString()))
                .map(message -> CODE.matcher(message.get("text").asString()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    private JsonNode post(String path, Map<String, String> body, Supplier<Map<String, String>> headers) {
        return send(() -> request(path, headers.get())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(api + path)).timeout(ANSWER);
        headers.forEach(request::header);
        return request;
    }

    /**
     * Again while it is unavailable, each time with a proof of its own: a machine that has just started everything may be slow
     * to answer the first time.
     */
    private JsonNode send(Supplier<HttpRequest.Builder> request) {
        var answers = new ArrayDeque<HttpResponse<String>>(1);
        var _ = Await.until(PATIENCE, () -> {
            answers.clear();
            answers.add(answer(request.get().build()));
            return answers.getFirst().statusCode() != UNAVAILABLE;
        });
        var answer = answers.getFirst();
        if (answer.statusCode() / 100 != 2) {
            throw new LocalFailure("Signing in was answered with %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LocalFailure("Signing in had no answer: %s.".formatted(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while signing in.", e);
        }
    }

    private static UUID subject(String access) {
        var claims = new String(Base64.getUrlDecoder().decode(access.split("\\.", 3)[1]), StandardCharsets.UTF_8);
        return UUID.fromString(JSON.readTree(claims).get("sub").asString());
    }

    @Override
    public void close() {
        http.close();
    }
}
