package org.sahay.faults.load;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the API said.
 *
 * @param status HTTP status
 * @param retryAfter the header Retry-After; null when there is none
 * @param body as it came
 * @param took from sending the request to its last byte
 */
public record Answer(int status, @Nullable String retryAfter, String body, Duration took) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Whether it says that the complaint is kept. */
    public boolean accepted() {
        return status == 201;
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The complaint that was accepted. */
    public UUID id() {
        return UUID.fromString(json().get("id").asString());
    }

    /** The problem's code; empty when it has none. */
    public String code() {
        return body.startsWith("{") ? json().path("code").asString("") : "";
    }

    @Override
    public String toString() {
        String shown = body.length() <= 300 ? body : body.substring(0, 300) + "…";
        return "%d%s after %d ms: %s"
                .formatted(
                        status, retryAfter == null ? "" : " (Retry-After " + retryAfter + ")", took.toMillis(), shown);
    }
}
