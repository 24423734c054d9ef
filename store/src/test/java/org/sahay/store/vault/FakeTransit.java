package org.sahay.store.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * Speaks as much of Transit's documented API as is used: {@code keys}, and {@code encrypt} and {@code decrypt} of batches with
 * associated data, which answer 400 with the results when an item fails.
 */
final class FakeTransit implements AutoCloseable {
    static final String TOKEN = "s.a-token";
    final List<String> requests = new CopyOnWriteArrayList<>();
    volatile boolean silent;
    private final ObjectMapper json = new ObjectMapper();
    private final List<AesGcmJce> versions = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;

    FakeTransit() throws Exception {
        rotate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/transit/", this::serve);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void rotate() throws GeneralSecurityException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        versions.add(new AesGcmJce(key));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        if (silent) {
            awaitClose();
            return;
        }
        if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            answer(
                    exchange,
                    403,
                    json.createObjectNode().set("errors", json.createArrayNode().add("permission denied")));
            return;
        }
        if (path.equals("/v1/transit/keys/sahay")) {
            answer(exchange, 200, data(json.createObjectNode().put("latest_version", versions.size())));
            return;
        }
        JsonNode items = json.readTree(exchange.getRequestBody()).get("batch_input");
        var results = json.createArrayNode();
        boolean failed = false;
        for (JsonNode item : items) {
            ObjectNode result = json.createObjectNode();
            byte[] bound = decoded(item, "associated_data");
            try {
                if (path.endsWith("/encrypt/sahay")) {
                    byte[] bytes = versions.getLast().encrypt(decoded(item, "plaintext"), bound);
                    result.put("ciphertext", "vault:v%d:%s".formatted(versions.size(), encoded(bytes)));
                    result.put("key_version", versions.size());
                } else {
                    String[] parts = item.get("ciphertext").asText().split(":", 3);
                    AesGcmJce key = versions.get(Integer.parseInt(parts[1].substring(1)) - 1);
                    result.put(
                            "plaintext", encoded(key.decrypt(Base64.getDecoder().decode(parts[2]), bound)));
                }
            } catch (GeneralSecurityException e) {
                failed = true;
                result.put("plaintext", "").put("error", "cipher: message authentication failed");
            }
            results.add(result);
        }
        answer(exchange, failed ? 400 : 200, data(json.createObjectNode().set("batch_results", results)));
    }

    private JsonNode data(JsonNode inner) {
        return json.createObjectNode().set("data", inner);
    }

    private void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] decoded(JsonNode item, String field) {
        return Base64.getDecoder().decode(item.get(field).asText());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
