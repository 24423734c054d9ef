package org.sahay.faults.load;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends batches of events over HTTP; never sends twice by itself. */
public final class SyncClient {
    private final Http http;
    private final Credentials credentials;

    public SyncClient(String baseUrl, Credentials credentials) {
        this.http = new Http(baseUrl);
        this.credentials = credentials;
    }

    /** @throws IOException when no answer came, so that the outcome is unknown */
    public Answer send(UUID citizen, String device, List<? extends Map<String, ?>> events) throws IOException {
        String path = "/v1/sync/events:batch";
        var headers = new HashMap<>(credentials.of(citizen, "POST", http.url(path)));
        return http.send("POST", path, headers, Map.of("deviceId", device, "events", events));
    }
}
