package org.sahay.faults.canary;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/**
 * Addresses that tell something, as metrics.
 *
 * @param headers sent with each request
 */
record TellingPlace(String title, List<URI> addresses, Map<String, String> headers) implements Place {
    TellingPlace {
        addresses = List.copyOf(addresses);
        headers = Map.copyOf(headers);
    }

    @Override
    public void show(Display display) throws IOException {
        try (var http = HttpClient.newHttpClient()) {
            for (URI address : addresses) {
                display.show(address.getPath(), body(http, address));
            }
        }
    }

    private byte[] body(HttpClient http, URI address) throws IOException {
        var request = HttpRequest.newBuilder(address);
        headers.forEach(request::header);
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("%s is answered with %d".formatted(address.getPath(), answer.statusCode()));
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking", e);
        }
    }
}
