package org.sahay.local.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.sahay.local.process.Await;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One tab of a {@link Chromium}. */
public final class Tab {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final WebSocket socket;

    Tab(HttpClient http, URI address) {
        this.socket =
                http.newWebSocketBuilder().buildAsync(address, new Answers()).join();
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                JsonNode message = JSON.readTree(part.toString());
                part.setLength(0);
                var answer = asked.remove(message.path("id").asInt(0));
                if (answer != null) {
                    answer.complete(message);
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    private JsonNode ask(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        asked.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        JsonNode message = answer.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join();
        if (message.has("error")) {
            throw new IllegalStateException(method + ": " + message.get("error"));
        }
        return message.get("result");
    }

    /** Opens an address and waits until the page is there; what its scripts do then takes its own time. */
    public void open(String url) {
        ask("Page.navigate", Map.of("url", url));
        await("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /** What an expression of JavaScript is. */
    public JsonNode evaluate(String expression) {
        return evaluate(expression, Map.of());
    }

    private JsonNode evaluate(String expression, Map<String, ?> where) {
        var parameters = new HashMap<String, Object>(where);
        parameters.put("expression", expression);
        parameters.put("returnByValue", true);
        JsonNode result = ask("Runtime.evaluate", parameters);
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.at("/result/value");
    }

    /** All text that somebody sees, that of frames within the page included. */
    public String text() {
        return text(ask("Page.getFrameTree", Map.of()).get("frameTree"));
    }

    private String text(JsonNode tree) {
        String frame = tree.at("/frame/id").asString();
        int world = ask("Page.createIsolatedWorld", Map.of("frameId", frame))
                .get("executionContextId")
                .asInt();
        var text =
                new StringBuilder(evaluate("document.body ? document.body.innerText : ''", Map.of("contextId", world))
                        .asString(""));
        tree.path("childFrames").forEach(child -> text.append('\n').append(text(child)));
        return text.toString();
    }

    /** Waits until somebody sees this text. */
    public void awaitText(String wanted) {
        boolean seen = Await.until(PATIENCE, () -> {
            try {
                return text().contains(wanted);
            } catch (IllegalStateException goingAway) {
                return false;
            }
        });
        if (!seen) {
            throw new AssertionError("Never seen: " + wanted + "\n" + text());
        }
    }

    /** Whether an expression became true in time; while a page goes away it is not. */
    public boolean becomes(String expression) {
        return Await.until(PATIENCE, () -> {
            try {
                return evaluate("!!(" + expression + ")").asBoolean(false);
            } catch (IllegalStateException goingAway) {
                return false;
            }
        });
    }

    public void await(String expression) {
        if (!becomes(expression)) {
            throw new AssertionError("Never true: " + expression + "\n" + evaluate("location.href") + "\n" + text());
        }
    }

    /** Fills the fields of the form that holds the first of them, by their names, and sends it. */
    public void submit(Map<String, String> fields) {
        fields.forEach((name, value) -> evaluate(
                "document.querySelector('[name=\"" + name + "\"]').value = " + JSON.writeValueAsString(value)));
        String first = fields.keySet().iterator().next();
        evaluate("document.querySelector('[name=\"" + first + "\"]').form.requestSubmit()");
    }

    /** A picture of the window. */
    public void picture(Path file) {
        String png = ask("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .asString();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Base64.getDecoder().decode(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
