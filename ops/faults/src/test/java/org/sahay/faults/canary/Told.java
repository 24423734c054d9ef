package org.sahay.faults.canary;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A request and its answer.
 *
 * @param headers of the answer, names in small letters
 */
record Told(Request request, int status, Map<String, List<String>> headers, String body) {
    Told {
        headers = Map.copyOf(headers);
    }

    boolean accepted() {
        return status / 100 == 2;
    }

    boolean refused() {
        return status >= 400;
    }

    JsonNode json() {
        return Persons.JSON.readTree(body);
    }

    String header(String name) {
        return String.join(", ", headers.getOrDefault(name, List.of()));
    }

    @Override
    public String toString() {
        String shown = body.length() <= 300 ? body : body.substring(0, 300) + "…";
        return "%s: %d %s".formatted(request, status, shown);
    }
}
