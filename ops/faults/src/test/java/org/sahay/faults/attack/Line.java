package org.sahay.faults.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Connections to the API, opened by hand. */
final class Line {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 30_000;
    private static final int NOTHING_MORE_MILLIS = 1_000;
    private final int port;
    private final SSLSocketFactory encryption;

    Line(int port, SSLSocketFactory encryption) {
        this.port = port;
        this.encryption = encryption;
    }

    /** Connected, and nothing said. */
    Socket bare() throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
        socket.setSoTimeout(SILENCE_MILLIS);
        return socket;
    }

    /** With its handshake done. */
    Socket encrypted() throws IOException {
        return encrypted(List.of());
    }

    /** The same, where the client would like one of these protocols (ALPN). */
    SSLSocket encrypted(List<String> protocols) throws IOException {
        Socket bare = bare();
        try {
            var socket = (SSLSocket) encryption.createSocket(bare, "127.0.0.1", port, true);
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(protocols.toArray(String[]::new));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            bare.close();
            throw e;
        }
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What comes until the server closes or has nothing more to say. */
    static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(NOTHING_MORE_MILLIS);
        var answer = new ByteArrayOutputStream();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                answer.write(next);
            }
        } catch (SocketTimeoutException silent) {
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    /** All that comes until the server closes. */
    static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Sends a text again and again until the server closes, and returns what it said. */
    static String trickle(Socket socket, String text, Duration pause) throws IOException {
        var answer = new ByteArrayOutputStream();
        socket.setSoTimeout((int) pause.toMillis());
        try {
            while (true) {
                try {
                    int next = socket.getInputStream().read();
                    if (next < 0) {
                        break;
                    }
                    answer.write(next);
                } catch (SocketTimeoutException open) {
                    send(socket, text);
                }
            }
        } catch (IOException reset) {
            // closed, too
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }
}
