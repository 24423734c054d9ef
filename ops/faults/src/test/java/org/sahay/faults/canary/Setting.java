package org.sahay.faults.canary;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an operation is asked with, so that it is accepted.
 *
 * @param headers made anew for each request, as a device's proof is good once
 * @param path variables of the path
 * @param query parameters
 * @param body instead of the example; null for the example itself
 */
record Setting(
        Supplier<Map<String, String>> headers,
        Map<String, String> path,
        Map<String, String> query,
        @Nullable JsonNode body) {
    Setting {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    static Setting of(Supplier<Map<String, String>> headers) {
        return new Setting(headers, Map.of(), Map.of(), null);
    }

    Setting withPath(String name, String value) {
        return new Setting(headers, with(path, name, value), query, body);
    }

    Setting withQuery(String name, String value) {
        return new Setting(headers, path, with(query, name, value), body);
    }

    Setting withBody(JsonNode other) {
        return new Setting(headers, path, query, other);
    }

    private static Map<String, String> with(Map<String, String> some, String name, String value) {
        var more = new HashMap<>(some);
        more.put(name, value);
        return more;
    }
}
