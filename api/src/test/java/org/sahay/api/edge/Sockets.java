package org.sahay.api.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Connections that a test holds by hand. */
final class Sockets {
    private Sockets() {}

    /**
     * How a connection ended.
     *
     * @param closed whether the server closed it in time
     * @param answer what it had sent until then
     */
    record End(boolean closed, Duration after, String answer) {}

    static Socket open(int port) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends the text again and again, with a pause between, until the server closes. */
    static End trickle(Socket socket, String text, Duration pause, Duration most) throws IOException {
        long start = System.nanoTime();
        var answer = new ByteArrayOutputStream();
        socket.setSoTimeout((int) pause.toMillis());
        boolean closed = false;
        while (!closed && System.nanoTime() - start < most.toNanos()) {
            try {
                int next = socket.getInputStream().read();
                closed = next < 0;
                if (!closed) {
                    answer.write(next);
                }
            } catch (SocketTimeoutException open) {
                closed = !isSent(socket, text);
            } catch (SocketException reset) {
                closed = true;
            }
        }
        return new End(closed, Duration.ofNanos(System.nanoTime() - start), answer.toString(StandardCharsets.UTF_8));
    }

    private static boolean isSent(Socket socket, String text) {
        try {
            send(socket, text);
            return true;
        } catch (IOException reset) {
            return false;
        }
    }

    /** All that the server sends until it closes. */
    static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
