package org.sahay.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** As many as there are places are worked for, and the others hear at once that they are not. */
@Tag("server")
class AdmissionTest {
    private static final String[] TWO_PLACES = {"sahay.admission.in-flight=2", "sahay.admission.waiting=0"};
    private static final String[] ONE_PLACE = {"sahay.admission.in-flight=1", "sahay.admission.waiting=1"};
    /** In which the server has certainly begun with what was sent before. */
    private static final Duration NOTICED = Duration.ofMillis(500);

    private static final Duration MOST = Duration.ofSeconds(10);

    @Test
    void whoFindsNoPlaceIsToldSoAtOnceAndWhenToAskAgain() throws IOException {
        try (var server = EdgeServer.start(TWO_PLACES);
                var _ = new Held(server, 2);
                var refused = Sockets.open(server.port())) {
            Sockets.send(refused, get("/healthy", "Accept-Language: hi"));
            String answer = Sockets.readAll(refused);
            assertThat(answer)
                    .startsWith("HTTP/1.1 503")
                    .contains("Retry-After: 2\r\n")
                    .contains("Content-Language: hi\r\n")
                    .contains("Content-Type: application/problem+json")
                    .contains("Cache-Control: no-store\r\n")
                    .contains("X-Request-Id: ");
            var problem = JsonMapper.builder().build().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
            assertThat(problem.get("code").asString()).isEqualTo("overloaded");
            assertThat(problem.get("status").asInt()).isEqualTo(503);
            assertThat(problem.get("detail").asString()).contains("2 सेकंड");
            assertThat(answer)
                    .contains("X-Request-Id: " + problem.get("requestId").asString());
        }
    }

    @Test
    void aBodyIsNotLookedAtForARefusal() throws IOException {
        try (var server = EdgeServer.start(TWO_PLACES);
                var _ = new Held(server, 2);
                var refused = Sockets.open(server.port())) {
            Sockets.send(refused, "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\n{{{{");
            assertThat(Sockets.readAll(refused)).startsWith("HTTP/1.1 503");
        }
    }

    @Test
    void withoutTheBoundTheSameCrowdWouldBeLetIn() throws IOException {
        try (var server = EdgeServer.start("sahay.admission.in-flight=1000");
                var _ = new Held(server, 2)) {
            assertThat(healthy(server).failed()).isZero();
        }
    }

    @Test
    void aPlaceThatIsLeftIsTheNextOnes() throws IOException {
        try (var server = EdgeServer.start(TWO_PLACES)) {
            try (var _ = new Held(server, 2)) {
                assertThat(healthy(server).failed()).isPositive();
            }
            await().until(() -> healthy(server).failed() == 0);
        }
    }

    @Test
    void aFewWaitForAPlaceInsteadOfBeingRefused() throws IOException {
        try (var server = EdgeServer.start(
                        "sahay.admission.in-flight=1", "sahay.admission.waiting=1", "sahay.admission.patience=10s");
                var waiting = Sockets.open(server.port())) {
            try (var _ = new Held(server, 1)) {
                Sockets.send(waiting, get("/healthy", "A: b"));
                await().until(() -> healthy(server).failed() > 0); // The one place to wait in is taken, too.
            }
            assertThat(Sockets.readAll(waiting)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void whoSendsItsBodySlowlyTakesNoPlace() throws IOException {
        try (var server = EdgeServer.start(ONE_PLACE);
                var slow = Sockets.open(server.port())) {
            Sockets.send(
                    slow,
                    "POST /echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 9\r\n\r\n{\"a\":");
            await().during(NOTICED).until(() -> healthy(server).failed() == 0);
            Sockets.send(slow, "\"b\"}");
            assertThat(Sockets.readAll(slow)).startsWith("HTTP/1.1 200").endsWith("{\"a\":\"b\"}");
        }
    }

    @Test
    void whoSendsAFormSlowlyTakesNoPlaceEither() throws IOException {
        try (var server = EdgeServer.start(ONE_PLACE);
                var slow = Sockets.open(server.port())) {
            Sockets.send(
                    slow,
                    "POST /healthy HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\na=b&");
            await().during(NOTICED).until(() -> healthy(server).failed() == 0);
            Sockets.send(slow, "c=def");
            assertThat(Sockets.readAll(slow)).startsWith("HTTP/1.1 405");
        }
    }

    @Test
    void whoSentItsBodySlowlyIsRefusedWhenThePlacesAreTakenMeanwhile() throws IOException {
        try (var server = EdgeServer.start(ONE_PLACE);
                var slow = Sockets.open(server.port())) {
            Sockets.send(
                    slow,
                    "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 9\r\n\r\n{\"a\":");
            await().during(NOTICED).until(() -> healthy(server).failed() == 0);
            try (var _ = new Held(server, 1)) {
                Sockets.send(slow, "\"b\"}");
                assertThat(Sockets.readAll(slow))
                        .startsWith("HTTP/1.1 503")
                        .contains("Retry-After: 2\r\n")
                        .contains("overloaded");
            }
        }
    }

    private static HealthyClient.Outcome healthy(EdgeServer server) {
        return new HealthyClient(SocketFactory.getDefault(), server.port()).ask(3, MOST);
    }

    private static String get(String path, String header) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n";
    }

    /** Requests that are being worked on until this is closed. */
    private static final class Held implements AutoCloseable {
        private final List<Socket> sockets = new ArrayList<>();
        private final EdgeServer server;

        Held(EdgeServer server, int count) throws IOException {
            this.server = server;
            for (int i = 0; i < count; i++) {
                var socket = Sockets.open(server.port());
                sockets.add(socket);
                Sockets.send(socket, get("/held", "A: b"));
            }
            await().until(() -> server.held() == count);
        }

        @Override
        public void close() throws IOException {
            server.release();
            for (Socket socket : sockets) {
                Sockets.readAll(socket);
                socket.close();
            }
        }
    }
}
