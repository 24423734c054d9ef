package org.sahay.api.edge;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import javax.net.SocketFactory;

/** A client that behaves, on a new connection every time, and keeps the clock. */
final class HealthyClient {
    private final SocketFactory sockets;
    private final int port;

    HealthyClient(SocketFactory sockets, int port) {
        this.sockets = sockets;
        this.port = port;
    }

    /**
     * @param failed requests without a 200
     * @param p99 of the time from connecting to the end of the answer
     */
    record Outcome(int failed, Duration p99) {}

    Outcome ask(int times, Duration patience) {
        long[] nanos = new long[times];
        int failed = 0;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            failed += isAnswered(patience) ? 0 : 1;
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return new Outcome(failed, Duration.ofNanos(nanos[(int) Math.ceil(times * 0.99) - 1]));
    }

    private boolean isAnswered(Duration patience) {
        try (Socket socket = sockets.createSocket("127.0.0.1", port)) {
            socket.setSoTimeout((int) patience.toMillis());
            Sockets.send(socket, "GET /healthy HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return Sockets.readAll(socket).startsWith("HTTP/1.1 200");
        } catch (IOException refused) {
            return false;
        }
    }
}
