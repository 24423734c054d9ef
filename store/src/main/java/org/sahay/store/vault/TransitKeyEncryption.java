package org.sahay.store.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A key of HashiCorp Vault's or OpenBao's Transit engine, over HTTP. Its keys are told by name and version; the version is the one
 * in front of each ciphertext. Their {@code rewrap} takes no associated data, so who wants a key wrapped anew unwraps and wraps it.
 */
final class TransitKeyEncryption implements KeyEncryption {
    static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final TransitProperties properties;
    private final String key;
    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();

    TransitKeyEncryption(TransitProperties properties, HttpClient http) {
        this.properties = properties;
        this.key = properties.keyName();
        this.http = http;
    }

    @Override
    public String newestKey() {
        JsonNode version = ask("keys", null).path("latest_version");
        if (!version.isIntegralNumber()) {
            throw new KeysUnavailableException("Transit tells no version of its key " + key, null);
        }
        return id(version.asText());
    }

    @Override
    public List<WrappedKey> wrapAll(Map<UUID, byte[]> keysOfSubjects) {
        List<UUID> subjects = List.copyOf(keysOfSubjects.keySet());
        ArrayNode items = json.createArrayNode();
        for (UUID subject : subjects) {
            items.add(item(subject).put("plaintext", base64(keysOfSubjects.get(subject))));
        }
        JsonNode results = results("encrypt", items);
        var wrapped = new ArrayList<WrappedKey>();
        for (int i = 0; i < subjects.size(); i++) {
            String ciphertext = results.path(i).path("ciphertext").asText();
            String[] parts = ciphertext.split(":", 3);
            if (parts.length != 3 || !parts[1].matches("v\\d+")) {
                throw new KeysUnavailableException("Transit does not wrap with its key " + key, null);
            }
            wrapped.add(new WrappedKey(
                    subjects.get(i), id(parts[1].substring(1)), ciphertext.getBytes(StandardCharsets.US_ASCII)));
        }
        return wrapped;
    }

    @Override
    public Map<UUID, byte[]> unwrapAll(List<WrappedKey> wrapped) {
        ArrayNode items = json.createArrayNode();
        wrapped.forEach(one ->
                items.add(item(one.subject()).put("ciphertext", new String(one.bytes(), StandardCharsets.US_ASCII))));
        JsonNode results = results("decrypt", items);
        var plain = new HashMap<UUID, byte[]>();
        for (int i = 0; i < wrapped.size(); i++) {
            JsonNode result = results.path(i);
            if (result.path("error").asText().isEmpty() && result.hasNonNull("plaintext")) {
                plain.put(
                        wrapped.get(i).subject(),
                        Base64.getDecoder().decode(result.get("plaintext").asText()));
            }
        }
        return plain;
    }

    /** The name, not the version, which nobody knows before the key is wrapped; the version is what unwraps it. */
    private ObjectNode item(UUID subject) {
        return json.createObjectNode().put("associated_data", base64(WrappedKey.associatedData(subject, key)));
    }

    private JsonNode results(String operation, ArrayNode items) {
        ObjectNode body = json.createObjectNode();
        body.set("batch_input", items);
        JsonNode results = ask(operation, body).path("batch_results");
        if (results.size() != items.size()) {
            throw new KeysUnavailableException("Transit answers " + operation + " with something else", null);
        }
        return results;
    }

    /** The data of an answer; an answer that some items of many failed has it, too, and the status 400. */
    private JsonNode ask(String operation, @Nullable JsonNode body) {
        try {
            var request = HttpRequest.newBuilder(address(operation))
                    .timeout(DEADLINE)
                    .header(
                            "X-Vault-Token",
                            Files.readString(properties.tokenFile()).strip())
                    .header("X-Vault-Request", "true");
            if (properties.namespace() != null) {
                request.header("X-Vault-Namespace", properties.namespace());
            }
            if (body != null) {
                request.POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                        .header("Content-Type", "application/json");
            }
            HttpResponse<byte[]> response = inTime(request.build());
            JsonNode data = json.readTree(response.body()).path("data");
            if (response.statusCode() != OK && !(response.statusCode() == BAD_REQUEST && data.has("batch_results"))) {
                throw new KeysUnavailableException(
                        "Transit answers %s with %d".formatted(operation, response.statusCode()), null);
            }
            return data;
        } catch (IOException e) {
            throw new KeysUnavailableException("Transit does not answer", e);
        }
    }

    /** The deadline of a request ends with its headers; this one is for all of it. */
    private HttpResponse<byte[]> inTime(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return answer.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw new IOException("No answer within " + DEADLINE, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for an answer", e);
        }
    }

    private URI address(String operation) {
        return URI.create("%s/v1/%s/%s/%s".formatted(properties.url(), properties.mount(), operation, key));
    }

    private String id(String version) {
        return "transit:" + key + ":v" + version;
    }

    private static String base64(byte @Nullable [] bytes) {
        return Base64.getEncoder().encodeToString(bytes == null ? new byte[0] : bytes);
    }
}
