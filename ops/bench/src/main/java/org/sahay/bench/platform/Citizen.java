package org.sahay.bench.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import org.sahay.api.security.LocalTokens;
import org.sahay.bench.measure.Client;
import org.sahay.bench.platform.HttpConnection.Answer;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** A citizen of Patna who files one complaint after the other, over one connection that is kept alive. */
public final class Citizen implements Client {
    private static final String DESCRIPTION =
            "अस्पताल में तीन दिन से दवा नहीं है और कोई बताता नहीं कि कब आएगी। ".repeat(3);
    private static final Duration VALID = Duration.ofHours(1);
    private static final int CREATED = 201;

    private final HttpConnection connection;
    private final byte[] body;
    private final String head;
    private final Queue<UUID> acknowledged;

    private Citizen(Lab lab, String category, Queue<UUID> acknowledged) {
        var host = "127.0.0.1";
        var port = lab.apiPort();
        var actor = new Actor(UUID.randomUUID(), Role.CITIZEN, Area.COUNTRY);
        var token = LocalTokens.in(lab.settings().state()).issue(actor, VALID);
        this.connection = lab.connection();
        this.acknowledged = acknowledged;
        this.body = body(category);
        this.head = """
                POST /v1/complaints HTTP/1.1\r
                Host: %s:%d\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                Idempotency-Key: "\
                """.formatted(host, port, token, body.length);
    }

    /**
     * Somebody who was nobody before.
     *
     * @param category of all their complaints
     * @param acknowledged gets the id of every complaint that was answered with 201
     */
    public static Citizen of(Lab lab, String category, Queue<UUID> acknowledged) {
        return new Citizen(lab, category, acknowledged);
    }

    @Override
    public void once() throws IOException {
        file(UUID.randomUUID().toString());
    }

    /** Files one complaint under a key and returns its id. */
    public UUID file(String key) throws IOException {
        var answer = connection.send(request(key));
        if (answer.status() != CREATED) {
            throw new IOException("%d %s".formatted(answer.status(), answer.body()));
        }
        return accepted(answer);
    }

    /** A complaint under a key, as it is sent. */
    public byte[] request(String key) {
        var start = (head + key + "\"\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        var request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        return request;
    }

    /** Remembers the complaint that was answered with 201, and returns its id. */
    public UUID accepted(Answer answer) {
        var location = answer.headers().getOrDefault("location", "");
        var id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        acknowledged.add(id);
        return id;
    }

    private static byte[] body(String category) {
        return """
                {"category":"%s","description":"%s","language":"hi","channel":"APP",\
                "location":{"lgdState":10,"lgdDistrict":212,"lat":25.6093,"lon":85.1235}}\
                """.formatted(category, DESCRIPTION).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
