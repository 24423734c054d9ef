package org.sahay.bench.sync;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.sahay.api.security.LocalTokens;
import org.sahay.bench.platform.Lab;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** Citizens with two devices each, who send in turn; their tokens are signed before anything is measured. */
final class People {
    static final int COUNT = 1000;
    static final int DEVICES = 2;
    private static final Duration VALID = Duration.ofHours(1);

    private final List<UUID> citizens;
    private final Map<UUID, byte[]> heads = new HashMap<>();
    private final Map<UUID, String> tokens = new HashMap<>();
    private final int port;
    private final BatchText text = new BatchText(Instant.now());
    private final AtomicInteger turn = new AtomicInteger();

    People(Lab lab) {
        var issuer = LocalTokens.in(lab.settings().state());
        port = lab.apiPort();
        citizens = Stream.generate(UUID::randomUUID).limit(COUNT).toList();
        for (var citizen : citizens) {
            var token = issuer.issue(new Actor(citizen, Role.CITIZEN, Area.COUNTRY), VALID);
            tokens.put(citizen, token);
            heads.put(citizen, """
                    POST /v1/sync/events:batch HTTP/1.1\r
                    Host: 127.0.0.1:%d\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    """.formatted(port, token, text.length()).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** A new one, of whose turn it is. */
    Batch next() {
        var place = Math.floorMod(turn.getAndIncrement(), COUNT * DEVICES);
        return new Batch(
                citizens.get(place % COUNT),
                place / COUNT,
                ThreadLocalRandom.current().nextLong());
    }

    /** The batch as it is sent. */
    byte[] request(Batch batch) {
        var head = Objects.requireNonNull(heads.get(batch.citizen()));
        var body = text.of(batch);
        var request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    List<UUID> citizens() {
        return citizens;
    }

    /** The citizen asks how a metric of theirs went in the last 30 days. */
    byte[] seriesRequest(UUID citizen, String metric) {
        return """
                GET /v1/wellness/series?metric=%s HTTP/1.1\r
                Host: 127.0.0.1:%d\r
                Authorization: Bearer %s\r
                \r
                """.formatted(metric, port, Objects.requireNonNull(tokens.get(citizen)))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** How many bytes an event is, with its share of what is around all. */
    int bytesPerEvent() {
        return text.length() / BatchText.EVENTS;
    }
}
