package org.sahay.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.tls.TestAuthority;

/** The limits of the edge, shortened to a second: what they cut, and that the others notice nothing of it. */
@Tag("server")
class SlowClientsIT {
    private static final String HEADERS = "GET /healthy HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private static final String BODY = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 200000\r\n\r\n";
    /** Over the cap, and so refused unread. */
    private static final String HUGE = BODY.replace("200000", "300000");

    private static final String FORM = "POST /healthy HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 16000\r\n\r\n";

    private static final String HANDSHAKE = "\u0016\u0003\u0001\u0002";
    private static final String[] SHORT = {
        "server.tomcat.connection-timeout=1s",
        "sahay.edge.header-deadline=1s",
        "sahay.edge.body-grace=1s",
        "sahay.edge.leftover-deadline=1s"
    };
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** Far beyond every limit, and what a busy machine may add to one. */
    private static final Duration MOST = Duration.ofSeconds(10);
    /** What a busy machine adds to any request; below it nothing is compared. */
    private static final Duration FLOOR = Duration.ofMillis(300);

    @TempDir
    static Path folder;

    private static EdgeServer server;

    @BeforeAll
    static void start() {
        server = EdgeServer.start(SHORT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void headersThatTrickleAreCutAtTheDeadline() throws IOException {
        var end = trickle(server, HEADERS);
        assertThat(end.closed()).isTrue();
        assertThat(end.after()).isGreaterThan(Duration.ofMillis(700));
    }

    @Test
    void withoutTheDeadlinesTheyWouldGoOn() throws IOException {
        try (var patient = EdgeServer.start("sahay.edge.header-deadline=1h", "sahay.edge.body-grace=1h");
                var headers = Sockets.open(patient.port());
                var body = Sockets.open(patient.port())) {
            Sockets.send(headers, HEADERS);
            Sockets.send(body, BODY);
            var longer = Duration.ofMillis(2500);
            assertThat(Sockets.trickle(headers, "x", PAUSE, longer).closed()).isFalse();
            assertThat(Sockets.trickle(body, "x", PAUSE, PAUSE).closed()).isFalse();
        }
    }

    @Test
    void aBodyThatTricklesIsRefused() throws IOException {
        var end = trickle(server, BODY);
        assertThat(end.closed()).isTrue();
        assertThat(end.answer()).startsWith("HTTP/1.1 408").contains("body-too-slow");
    }

    @Test
    void aFormThatTricklesIsRefused() throws IOException {
        var end = trickle(server, FORM);
        assertThat(end.closed()).isTrue();
        assertThat(end.answer()).startsWith("HTTP/1.1 408").contains("body-too-slow");
    }

    @Test
    void aFormThatIsNoneOrTooLargeIsRefused() throws IOException {
        for (String body : new String[] {"a=%zz", "a&".repeat(200), "a=" + "x".repeat(17_000)}) {
            try (var socket = Sockets.open(server.port())) {
                Sockets.send(socket, FORM.replace("16000", String.valueOf(body.length())) + body);
                assertThat(Sockets.readAll(socket)).startsWith("HTTP/1.1 4");
            }
        }
    }

    @Test
    void aBodyThatFallsSilentIsRefused() throws IOException {
        try (var socket = Sockets.open(server.port())) {
            Sockets.send(socket, BODY);
            assertThat(Sockets.readAll(socket)).startsWith("HTTP/1.1 408").contains("body-too-slow");
        }
    }

    @Test
    void whoSendsOnAfterARefusalSeesItAndIsCut() throws IOException {
        var end = trickle(server, HUGE);
        assertThat(end.closed()).isTrue();
        assertThat(end.answer()).startsWith("HTTP/1.1 413");
        assertThat(end.after()).isGreaterThan(Duration.ofMillis(700));
    }

    @Test
    void whoSendsAllOfARefusedBodyAtOnceSeesWhy() throws IOException {
        try (var socket = Sockets.open(server.port())) {
            Sockets.send(socket, HUGE.replace("300000", "1500000"));
            Sockets.send(socket, "x".repeat(1_500_000));
            assertThat(Sockets.readAll(socket)).startsWith("HTTP/1.1 413").contains("body-too-large");
        }
    }

    @Test
    void whoSaysNothingIsCut() throws IOException {
        try (var socket = Sockets.open(server.port())) {
            assertThat(Sockets.readAll(socket)).isEmpty();
        }
    }

    @Test
    void headersWithoutEndAreRefused() throws IOException {
        try (var longAddress = Sockets.open(server.port());
                var manyHeaders = Sockets.open(server.port())) {
            Sockets.send(longAddress, "GET /healthy?" + "x".repeat(9000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(Sockets.readAll(longAddress)).startsWith("HTTP/1.1 4");
            Sockets.send(manyHeaders, "GET /healthy HTTP/1.1\r\nHost: localhost\r\n" + "A: b\r\n".repeat(70) + "\r\n");
            assertThat(Sockets.readAll(manyHeaders)).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void healthyClientsNoticeNothingOfSlowOnes() throws IOException {
        var healthy = new HealthyClient(SocketFactory.getDefault(), server.port());
        var quiet = quiet(healthy);
        try (var crowd = new Crowd(server.port())) {
            crowd.join(100, HEADERS, "x");
            crowd.join(100, BODY, "x");
            crowd.join(200, "", "");
            await().until(() -> crowd.size() >= 350);
            assertUnharmed(healthy.ask(800, MOST), quiet);
        }
    }

    @Test
    void healthyClientsNoticeNothingOfHandshakesThatNeverEnd() throws IOException {
        var authority = TestAuthority.in(folder);
        var issued = authority.issue("edge");
        var certificate = Stream.of(
                "server.ssl.enabled=true",
                "spring.ssl.bundle.pem.listener.keystore.certificate=" + issued.certificate(),
                "spring.ssl.bundle.pem.listener.keystore.private-key=" + issued.key());
        try (var encrypted =
                EdgeServer.start(Stream.concat(certificate, Stream.of(SHORT)).toArray(String[]::new))) {
            assertThat(trickle(encrypted, HANDSHAKE).closed()).isTrue();
            var healthy = new HealthyClient(authority.trusting().getSocketFactory(), encrypted.port());
            var quiet = quiet(healthy);
            try (var crowd = new Crowd(encrypted.port())) {
                crowd.join(100, HANDSHAKE, "\0");
                crowd.join(100, "", "");
                await().until(() -> crowd.size() >= 150);
                assertUnharmed(healthy.ask(100, MOST), quiet);
            }
        }
    }

    @Test
    void whenAllConnectionsAreTakenTheIdleOnesMakeRoom() throws IOException {
        assertThat(healthyInACrowdOfIdleOnes("sahay.edge.crowded-at=0.9").failed())
                .isZero();
    }

    @Test
    void withoutThatLimitHealthyClientsAreShutOut() throws IOException {
        assertThat(healthyInACrowdOfIdleOnes("sahay.edge.crowded-at=1").failed())
                .isPositive();
    }

    private static HealthyClient.Outcome healthyInACrowdOfIdleOnes(String limit) throws IOException {
        try (var small = EdgeServer.start("server.tomcat.max-connections=20", "server.tomcat.accept-count=20", limit);
                var crowd = new Crowd(small.port())) {
            crowd.join(30, "", "");
            await().until(() -> crowd.size() >= 25);
            return new HealthyClient(SocketFactory.getDefault(), small.port()).ask(2, Duration.ofSeconds(2));
        }
    }

    private static Sockets.End trickle(EdgeServer to, String beginning) throws IOException {
        try (var socket = Sockets.open(to.port())) {
            Sockets.send(socket, beginning);
            return Sockets.trickle(socket, "x", PAUSE, MOST);
        }
    }

    /** The first requests warm the server up. */
    private static HealthyClient.Outcome quiet(HealthyClient healthy) {
        healthy.ask(60, MOST);
        return healthy.ask(100, MOST);
    }

    private static void assertUnharmed(HealthyClient.Outcome among, HealthyClient.Outcome quiet) {
        assertThat(among.failed()).isZero();
        var twice = quiet.p99().multipliedBy(2);
        assertThat(among.p99()).isLessThan(twice.compareTo(FLOOR) > 0 ? twice : FLOOR);
    }
}
