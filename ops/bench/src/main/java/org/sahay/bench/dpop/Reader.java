package org.sahay.bench.dpop;

import java.io.IOException;
import java.util.Queue;
import org.sahay.bench.measure.Client;
import org.sahay.bench.platform.HttpConnection;

/** Sends the requests that lie ready, whoever's they are, over one connection. */
final class Reader implements Client {
    private static final int OK = 200;

    private final HttpConnection connection;
    private final Queue<byte[]> ready;

    Reader(HttpConnection connection, Queue<byte[]> ready) {
        this.connection = connection;
        this.ready = ready;
    }

    @Override
    public void once() throws IOException {
        read();
    }

    /** What the next request is answered with. */
    String read() throws IOException {
        var answer = connection.send(ready.remove());
        if (answer.status() != OK) {
            throw new IOException("%d %s".formatted(answer.status(), answer.body()));
        }
        return answer.body();
    }

    /** The next request opens the connection again. */
    @Override
    public void close() throws IOException {
        connection.close();
    }
}
