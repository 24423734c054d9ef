package org.sahay.faults.load;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Files complaints and acts on them over HTTP; never asks twice by itself. */
public final class ComplaintClient {
    private final Http http;
    private final Credentials credentials;

    public ComplaintClient(String baseUrl, Credentials credentials) {
        this.http = new Http(baseUrl);
        this.credentials = credentials;
    }

    /** @throws IOException when no answer came, so that the outcome is unknown */
    public Answer file(Filing filing) throws IOException {
        return post(filing.citizen(), "/v1/complaints", filing.key(), filing.body());
    }

    /** @throws IOException when no answer came, so that the outcome is unknown */
    public Answer comment(UUID citizen, UUID complaint, String key) throws IOException {
        return act(citizen, complaint, key, Map.of("action", "COMMENT", "comment", "Still nobody (synthetic)."));
    }

    /** @throws IOException when no answer came, so that the outcome is unknown */
    public Answer withdraw(UUID citizen, UUID complaint, String key) throws IOException {
        return act(citizen, complaint, key, Map.of("action", "WITHDRAW"));
    }

    /** The complaint as its citizen sees it. */
    public JsonNode view(UUID citizen, UUID complaint) throws IOException {
        var answer = get(citizen, "/v1/complaints/" + complaint);
        if (answer.status() != 200) {
            throw new IOException("The complaint is shown with " + answer);
        }
        return answer.json();
    }

    private Answer act(UUID citizen, UUID complaint, String key, Map<String, ?> action) throws IOException {
        return post(citizen, "/v1/complaints/" + complaint + "/actions", key, action);
    }

    /** @throws IOException when no answer came */
    public Answer get(UUID citizen, String path) throws IOException {
        return http.send("GET", path, credentials.of(citizen, "GET", http.url(path)), null);
    }

    /** @throws IOException when no answer came, so that the outcome is unknown */
    public Answer delete(UUID citizen, String path) throws IOException {
        return http.send("DELETE", path, credentials.of(citizen, "DELETE", http.url(path)), null);
    }

    private Answer post(UUID citizen, String path, String key, Map<String, ?> body) throws IOException {
        var headers = new HashMap<>(credentials.of(citizen, "POST", http.url(path)));
        headers.put("Idempotency-Key", '"' + key + '"');
        return http.send("POST", path, headers, body);
    }
}
