package org.sahay.store.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.testserver.TestServer;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.tls.TestAuthority;
import org.sahay.store.tls.TlsProxy;

/** Temporal behind TLS; the server itself has none. */
@Tag("server")
class TemporalTlsTest {
    @TempDir
    Path folder;

    @Test
    void aServerOfTheNamedAuthorityIsAskedAndOneOfAnotherIsNot() throws Exception {
        var authority = TestAuthority.in(folder);
        var other = TestAuthority.in(folder.resolve("other"));
        int port = freePort();
        try (var server = TestServer.createPortBoundServer(port);
                var proxy = TlsProxy.before(port, authority.issue("temporal").serving())) {
            assertThat(server).isNotNull();
            ask(proxy, authority.root());
            assertThat(proxy.handshakes()).isPositive();
            int before = proxy.handshakes();
            assertThatThrownBy(() -> ask(proxy, other.root()))
                    .isInstanceOf(StatusRuntimeException.class)
                    .rootCause()
                    .isInstanceOf(GeneralSecurityException.class);
            assertThat(proxy.handshakes()).isEqualTo(before);
        }
    }

    private static void ask(TlsProxy proxy, Path rootCertificate) {
        var stubs = TemporalConfiguration.connect(new TemporalProperties(
                "localhost:" + proxy.port(), "sahay", true, rootCertificate, null, Duration.ofSeconds(10), null));
        try {
            stubs.blockingStub()
                    .withDeadlineAfter(10, TimeUnit.SECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
        } finally {
            stubs.shutdownNow();
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
