package org.sahay.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalAuthorityTest {
    private Path folder;
    private LocalAuthority authority;
    private LocalAuthority other;

    @BeforeAll
    void twoAreMade(@TempDir Path made) {
        folder = made;
        authority = made("one");
        other = made("other");
    }

    @Test
    void whoTrustsItReachesTheServerAndWhoTrustsAnotherDoesNot() throws Exception {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.setHttpsConfigurator(new HttpsConfigurator(serving(authority)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            var address = "https://127.0.0.1:" + server.getAddress().getPort() + "/";
            assertThat(HttpProbe.ok(address, authority)).isTrue();
            assertThat(HttpProbe.ok(address, other)).isFalse();
            assertThat(HttpProbe.ok(address)).isFalse();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theServersKeyIsItsOwnersAndTheAuthoritysIsThrownAway() throws IOException {
        assertThat(Files.getPosixFilePermissions(authority.key()).toString()).doesNotContain("GROUP", "OTHERS");
        try (var files = Files.list(folder.resolve("one"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("authority.pem", "server.pem", "server-key.pem", "keytool.log");
        }
    }

    @Test
    void itStaysUntilItEndsSoon() throws IOException {
        var first = Files.readString(made("other").root());
        assertThat(Files.readString(made("other").root())).isEqualTo(first);
        var nextYear =
                new LocalAuthority(folder.resolve("other"), Clock.offset(Clock.systemUTC(), Duration.ofDays(390)));
        nextYear.prepare();
        assertThat(Files.readString(nextYear.root())).isNotEqualTo(first);
    }

    private LocalAuthority made(String name) {
        var authority = new LocalAuthority(folder.resolve(name), Clock.systemUTC());
        authority.prepare();
        return authority;
    }

    private static SSLContext serving(LocalAuthority authority) throws IOException, GeneralSecurityException {
        Certificate certificate;
        try (var in = Files.newInputStream(authority.certificate())) {
            certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        var text = Files.readString(authority.key()).replaceAll("-----[A-Z ]+-----", "");
        var der = Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
        var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", key, new char[0], new Certificate[] {certificate});
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
