package org.sahay.bench.vault;

import java.io.IOException;
import java.util.Queue;
import java.util.UUID;
import org.sahay.bench.measure.Client;
import org.sahay.bench.platform.Citizen;
import org.sahay.bench.platform.HttpConnection;
import org.sahay.bench.platform.Lab;

/** People who file one complaint each, all over one connection. */
final class Newcomers implements Client {
    private static final int CREATED = 201;

    private final Lab lab;
    private final Queue<UUID> acknowledged;
    private final HttpConnection connection;

    Newcomers(Lab lab, Queue<UUID> acknowledged) {
        this.lab = lab;
        this.acknowledged = acknowledged;
        this.connection = lab.connection();
    }

    @Override
    public void once() throws IOException {
        try (var citizen = Citizen.of(lab, "MEDICINE_STOCK_OUT", acknowledged)) {
            var answer = connection.send(citizen.request(UUID.randomUUID().toString()));
            if (answer.status() != CREATED) {
                throw new IOException("%d %s".formatted(answer.status(), answer.body()));
            }
            citizen.accepted(answer);
        }
    }

    /** The next request opens the connection again. */
    @Override
    public void close() throws IOException {
        connection.close();
    }
}
