package org.sahay.bench.sync;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.sahay.bench.measure.Client;
import org.sahay.bench.platform.HttpConnection;

/** Sends one bundle of new readings after the other to a FHIR server, and wants every Observation created. */
final class BundleSender implements Client {
    private static final int OK = 200;
    private static final String CREATED = "\"status\":\"201 Created\"";

    private final HttpConnection connection;
    private final People people;
    private final BundleText text;
    private final LongAdder acknowledged;

    /** @param acknowledged counts the Observations */
    BundleSender(HttpConnection connection, People people, BundleText text, LongAdder acknowledged) {
        this.connection = connection;
        this.people = people;
        this.text = text;
        this.acknowledged = acknowledged;
    }

    /** Makes people known whom the server does not know yet. */
    void introduce(Collection<UUID> citizens) throws IOException {
        send(BundleText.patients(citizens), citizens.size());
    }

    @Override
    public void once() throws IOException {
        send(text.of(people.next()), BatchText.EVENTS);
        acknowledged.add(BatchText.EVENTS);
    }

    private void send(byte[] bundle, int created) throws IOException {
        var request = new ByteArrayOutputStream(bundle.length + 256);
        request.writeBytes("""
                POST /fhir HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/fhir+json\r
                Prefer: return=minimal\r
                Content-Length: %d\r
                \r
                """.formatted(bundle.length).getBytes(US_ASCII));
        request.writeBytes(bundle);
        var answer = connection.send(request.toByteArray());
        if (answer.status() != OK || Sender.count(answer.body(), CREATED) != created) {
            throw new IOException("HAPI FHIR: %d %s".formatted(answer.status(), Sender.shown(answer.body())));
        }
    }

    /** The next bundle opens the connection again. */
    @Override
    public void close() throws IOException {
        connection.close();
    }
}
