package org.sahay.bench.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.sahay.api.security.LocalTokens;
import org.sahay.bench.measure.Client;
import org.sahay.bench.platform.HttpConnection;
import org.sahay.bench.platform.Lab;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** A citizen who reads their own profile again and again: each time an audit entry. */
final class ProfileReader implements Client {
    private static final int OK = 200;

    private final HttpConnection connection;
    private final byte[] request;
    private final AtomicLong answered;

    /** @param answered counts those that were answered with 200 */
    ProfileReader(Lab lab, AtomicLong answered) {
        var citizen = new Actor(UUID.randomUUID(), Role.CITIZEN, Area.COUNTRY);
        var token = LocalTokens.in(lab.settings().state()).issue(citizen, Duration.ofHours(1));
        this.connection = lab.connection();
        this.answered = answered;
        this.request = "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(AuditBenchmark.PATH, lab.apiPort(), token)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void once() throws IOException {
        var answer = connection.send(request);
        if (answer.status() != OK) {
            throw new IOException("%d %s".formatted(answer.status(), answer.body()));
        }
        answered.incrementAndGet();
    }

    /** The next request opens the connection again. */
    @Override
    public void close() throws IOException {
        connection.close();
    }
}
