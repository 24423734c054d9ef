package org.sahay.bench.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {
    private static final byte[] REQUEST = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void aBodyOfKnownLengthIsReadAndTheConnectionKept() throws Exception {
        try (var server = aServer(
                        "HTTP/1.1 201 Created\r\nLocation: /x\r\nContent-Length: 3\r\n\r\nabc",
                        "HTTP/1.1 204 \r\n\r\n");
                var connection = new HttpConnection("127.0.0.1", server.getLocalPort())) {
            var answer = connection.send(REQUEST);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo("abc");
            assertThat(answer.headers()).containsEntry("location", "/x");
            assertThat(connection.send(REQUEST).status()).isEqualTo(204);
        }
    }

    @Test
    void aBodyInChunksIsRead() throws Exception {
        try (var server =
                        aServer("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
                var connection = new HttpConnection("127.0.0.1", server.getLocalPort())) {
            assertThat(connection.send(REQUEST).body()).isEqualTo("abcde");
        }
    }

    @Test
    void aConnectionTheServerHasClosedIsAFailureAndOpenedAgain() throws Exception {
        try (var server = aServer("")) {
            var connection = new HttpConnection("127.0.0.1", server.getLocalPort());
            assertThatIOException().isThrownBy(() -> connection.send(REQUEST));
            answer(server, List.of("HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n"));
            assertThat(connection.send(REQUEST).status()).isEqualTo(200);
            connection.close();
        }
    }

    private static ServerSocket aServer(String... answers) throws IOException {
        var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        answer(server, List.of(answers));
        return server;
    }

    /** One connection: an answer for each request of one packet. */
    private static void answer(ServerSocket server, List<String> answers) {
        Thread.ofVirtual().start(() -> {
            try (var socket = server.accept()) {
                for (var answer : answers) {
                    if (socket.getInputStream().read(new byte[1024]) > 0) {
                        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    }
                }
            } catch (IOException closed) {
                // the test sees it as a failure of its own
            }
        });
    }
}
