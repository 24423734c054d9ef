package org.sahay.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.store.tls.PlainConnectionException;
import org.sahay.store.tls.TestAuthority;

@Tag("server")
class TlsListenerTest {
    @TempDir
    static Path folder;

    private static TestAuthority authority;
    private static TestAuthority.Issued issued;

    @BeforeAll
    static void makeCertificates() {
        authority = TestAuthority.in(folder);
        issued = authority.issue("first");
    }

    @Test
    void beyondThisMachineItSpeaksTls13AndNothingElse() throws IOException {
        try (var server = EdgeServer.start(withCertificate("server.address=0.0.0.0"))) {
            try (var modern = connect(server, "TLSv1.3")) {
                assertThat(ask(modern))
                        .startsWith("HTTP/1.1 200")
                        .contains("healthy", "Strict-Transport-Security: max-age=31536000; includeSubDomains");
                assertThat(modern.getSession().getProtocol()).isEqualTo("TLSv1.3");
            }
            try (var old = connect(server, "TLSv1.2")) {
                assertThatThrownBy(old::startHandshake).isInstanceOf(SSLHandshakeException.class);
            }
        }
    }

    @Test
    void aCertificateThatIsReplacedIsShownToWhoConnectsAfterwards() throws IOException {
        Path certificate = issued.certificateAs("served.pem");
        Path key = issued.keyAs("served-key.pem");
        try (var server = EdgeServer.start(
                "spring.ssl.bundle.watch.file.quiet-period=200ms",
                "server.ssl.enabled=true",
                "spring.ssl.bundle.pem.listener.keystore.certificate=" + certificate,
                "spring.ssl.bundle.pem.listener.keystore.private-key=" + key)) {
            assertThat(shownBy(server)).isEqualTo("CN=first");
            var next = authority.issue("second");
            next.keyAs("served-key.pem");
            next.certificateAs("served.pem");
            await().atMost(Duration.ofSeconds(20)).until(() -> shownBy(server), "CN=second"::equals);
            try (var old = connect(server, "TLSv1.2")) {
                assertThatThrownBy(old::startHandshake).isInstanceOf(SSLHandshakeException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", ""})
    void beyondThisMachineItDoesNotStartWithoutACertificate(String address) {
        assertThatThrownBy(() -> EdgeServer.start("server.address=" + address))
                .isInstanceOf(PlainConnectionException.class)
                .hasMessage("Others than this machine could reach server.port, which has no certificate."
                        + " Set server.ssl.enabled=true and, in PEM, spring.ssl.bundle.pem.listener.keystore.certificate"
                        + " and spring.ssl.bundle.pem.listener.keystore.private-key; or server.address=127.0.0.1.");
    }

    @Test
    void thePortOfManagementIsHeldToTheSameRule() {
        assertThatThrownBy(() -> EdgeServer.start("management.server.port=0", "management.server.address=0.0.0.0"))
                .hasMessageContaining("management.server.port, which has no certificate");
    }

    @Test
    void aListenerThatWouldSpeakTls12TooIsRefused() {
        assertThatThrownBy(() -> EdgeServer.start(
                        withCertificate("spring.ssl.bundle.pem.listener.options.enabled-protocols=TLSv1.3,TLSv1.2")))
                .hasMessageContaining("more than TLS 1.3");
    }

    @Test
    void tlsWithoutACertificateIsRefused() {
        assertThatThrownBy(() -> EdgeServer.start("server.ssl.enabled=true"))
                .hasMessageContaining("without a certificate");
    }

    private static String[] withCertificate(String more) {
        return new String[] {
            "server.ssl.enabled=true",
            "spring.ssl.bundle.pem.listener.keystore.certificate=" + issued.certificate(),
            "spring.ssl.bundle.pem.listener.keystore.private-key=" + issued.key(),
            more
        };
    }

    private static SSLSocket connect(EdgeServer server, String protocol) throws IOException {
        var socket = (SSLSocket) authority.trusting().getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.setEnabledProtocols(new String[] {protocol});
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String ask(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /healthy HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String shownBy(EdgeServer server) throws IOException {
        try (var socket = connect(server, "TLSv1.3")) {
            socket.startHandshake();
            var shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return shown.getSubjectX500Principal().getName();
        }
    }
}
