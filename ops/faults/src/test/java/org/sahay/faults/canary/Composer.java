package org.sahay.faults.canary;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Composes the requests of one operation, sends them, and makes the canaries for them. */
final class Composer {
    private final Operation operation;
    private final Asking asking;
    private final Canaries canaries;

    Composer(Operation operation, Asking asking, Canaries canaries) {
        this.operation = operation;
        this.asking = asking;
        this.canaries = canaries;
    }

    Canary canary(Kind kind, String where) {
        return canaries.make(kind, operation.id() + ", " + where);
    }

    /** A request that is like any other of its setting but for what is said here. */
    final class Draft {
        private final String what;
        private final Setting setting;
        private final Map<String, String> headers = new HashMap<>();
        private @Nullable String path;
        private @Nullable String body;
        private List<Canary> values = List.of();
        private List<Canary> names = List.of();

        private Draft(String what, Setting setting) {
            this.what = what;
            this.setting = setting;
        }

        Draft header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        Draft path(String other) {
            path = other;
            return this;
        }

        Draft body(String other) {
            body = other;
            return this;
        }

        Draft values(Canary... some) {
            values = List.of(some);
            return this;
        }

        Draft names(Canary... some) {
            names = List.of(some);
            return this;
        }

        Told send() {
            return asking.ask(this::request);
        }

        private Request request() {
            var all = new HashMap<>(required());
            all.putAll(setting.headers().get());
            String sent = body;
            if (operation.body() != null) {
                all.put("Content-Type", operation.body().mediaType());
                sent = body == null ? bodyOf(setting).toString() : body;
            }
            headers.forEach((name, value) -> {
                all.keySet().removeIf(name::equalsIgnoreCase);
                all.put(name, value);
            });
            String target = (path == null ? pathOf(setting) : path) + query(setting);
            return new Request(operation.id(), what, operation.method(), target, all, sent, values, names);
        }
    }

    Draft draft(String what, Setting setting) {
        return new Draft(what, setting);
    }

    /** Headers without which nothing is accepted; what else is required, as a proof, the setting brings. */
    private Map<String, String> required() {
        var headers = new HashMap<String, String>();
        for (String name : operation.required("header")) {
            switch (name) {
                case "Idempotency-Key" ->
                    headers.put(name, '"' + UUID.randomUUID().toString() + '"');
                case "If-Match" -> headers.put(name, "*");
                default -> {} // what is missing is refused, and then the test names the operation
            }
        }
        return headers;
    }

    JsonNode bodyOf(Setting setting) {
        JsonNode own = setting.body();
        return own != null ? own : Objects.requireNonNull(operation.body()).example();
    }

    String pathOf(Setting setting) {
        String path = operation.path();
        for (String variable : operation.parametersIn("path")) {
            String value =
                    setting.path().getOrDefault(variable, UUID.randomUUID().toString());
            path = path.replace("{" + variable + "}", encoded(value));
        }
        return path;
    }

    private static String query(Setting setting) {
        return setting.query().entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&", setting.query().isEmpty() ? "" : "?", ""));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
