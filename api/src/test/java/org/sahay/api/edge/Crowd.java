package org.sahay.api.edge;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Many clients that send slowly on purpose, or nothing; each that is thrown out comes back, as an attacker's would. */
final class Crowd implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean gone;

    Crowd(int port) {
        this.port = port;
    }

    /** So many clients that begin with the first text and go on with the second one now and then. */
    void join(int number, String beginning, String more) {
        for (int i = 0; i < number; i++) {
            Thread.ofVirtual().start(() -> insist(beginning, more));
        }
    }

    int size() {
        return sockets.size();
    }

    private void insist(String beginning, String more) {
        while (!gone) {
            try (var socket = Sockets.open(port)) {
                sockets.add(socket);
                Sockets.send(socket, beginning);
                Sockets.trickle(socket, more, PAUSE, FOR_EVER);
                sockets.remove(socket);
            } catch (IOException thrownOut) {
                Thread.yield(); // and in again
            }
        }
    }

    @Override
    public void close() throws IOException {
        gone = true;
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
