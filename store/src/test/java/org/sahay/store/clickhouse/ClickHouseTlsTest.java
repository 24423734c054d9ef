package org.sahay.store.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.clickhouse.client.api.Client;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.store.tls.Contexts;
import org.sahay.store.tls.PlainConnectionException;
import org.sahay.store.tls.TestAuthority;
import org.sahay.store.tls.TlsProxy;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** ClickHouse's HTTP port behind TLS; the server itself has none. */
@Tag("server")
class ClickHouseTlsTest {
    private final ClickHousePort server = new ClickHousePort();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aServerOfTheNamedAuthorityIsAskedAndOneOfAnotherIsNot() throws Exception {
        var authority = TestAuthority.in(folder);
        var other = TestAuthority.in(folder.resolve("other"));
        try (var proxy =
                TlsProxy.before(server.port(), authority.issue("clickhouse").serving())) {
            behind(proxy, other.root()).run(context -> {
                assertThat(Contexts.causes(failure(context.getBean(Client.class))))
                        .hasAtLeastOneElementOfType(SSLHandshakeException.class);
                assertThat(status(context.getBean(HealthIndicator.class))).isEqualTo(Status.DOWN);
            });
            assertThat(proxy.handshakes()).isZero();
            behind(proxy, authority.root())
                    .run(context -> assertThat(status(context.getBean(HealthIndicator.class)))
                            .isEqualTo(Status.UP));
            assertThat(proxy.handshakes()).isPositive();
        }
    }

    @Test
    void aServerWithTheCertificateOfAnotherHostIsNotAsked() throws Exception {
        var authority = TestAuthority.in(folder);
        try (var proxy = TlsProxy.before(
                server.port(), authority.issueForAnotherHost("elsewhere").serving())) {
            behind(proxy, authority.root())
                    .run(context -> assertThat(Contexts.causes(failure(context.getBean(Client.class))))
                            .anySatisfy(cause -> assertThat(cause)
                                    .isInstanceOfAny(SSLPeerUnverifiedException.class, SSLHandshakeException.class)));
        }
    }

    @Test
    void underTheLocalProfileTheConnectionMayBePlain() {
        connected("http://localhost:" + server.port())
                .withPropertyValues("spring.profiles.active=local")
                .run(context -> assertThat(status(context.getBean(HealthIndicator.class)))
                        .isEqualTo(Status.UP));
    }

    @Test
    void aWrongPasswordIsSeen() {
        connected("http://localhost:" + server.port())
                .withPropertyValues("spring.profiles.active=local", "sahay.clickhouse.password=another")
                .run(context -> {
                    assertThat(status(context.getBean(HealthIndicator.class))).isEqualTo(Status.DOWN);
                    assertThat(context.getBean(ClickHouseProperties.class))
                            .asString()
                            .doesNotContain("another");
                });
    }

    @Test
    void outsideLocalNoConnectionIsPlain() {
        connected("http://localhost:" + server.port())
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(PlainConnectionException.class)
                        .hasMessageContaining("ClickHouse")
                        .hasMessageContaining("sahay.clickhouse.url")
                        .hasMessageContaining("sahay.clickhouse.ssl-bundle"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://somebody:secret@localhost:8443",
                "https://localhost:8443?ssl_mode=trust",
                "https://localhost",
                "tcp://localhost:9000"
            })
    void theAddressSaysWhereTheServerIsAndNothingElse(String url) {
        connected(url)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageStartingWith("sahay.clickhouse.url must be as https://host:8443")
                        .hasMessageNotContaining("secret"));
    }

    @Test
    void aServerThatIsDownStopsNoStart() {
        connected("https://localhost:1").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(status(context.getBean(HealthIndicator.class))).isEqualTo(Status.DOWN);
        });
    }

    @Test
    void aBundleWithOptionsThatWouldNotCountIsRefused() {
        connected(Contexts.trusting(TestAuthority.in(folder).root()), "https://localhost:1")
                .withPropertyValues(
                        "sahay.clickhouse.ssl-bundle=test",
                        "spring.ssl.bundle.pem.test.options.enabled-protocols=TLSv1.3")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("sahay.clickhouse.ssl-bundle"));
    }

    @Test
    void withoutAnAddressThereIsNoClient() {
        Contexts.plain()
                .withUserConfiguration(ClickHouseConfiguration.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Client.class)
                        .doesNotHaveBean(HealthIndicator.class));
    }

    private static ApplicationContextRunner behind(TlsProxy proxy, Path root) {
        return connected(Contexts.trusting(root), "https://localhost:" + proxy.port())
                .withPropertyValues("sahay.clickhouse.ssl-bundle=test");
    }

    private static ApplicationContextRunner connected(String url) {
        return connected(Contexts.plain(), url);
    }

    private static ApplicationContextRunner connected(ApplicationContextRunner contexts, String url) {
        return contexts.withUserConfiguration(ClickHouseConfiguration.class)
                .withPropertyValues(
                        "sahay.clickhouse.url=" + url,
                        "sahay.clickhouse.user=" + ClickHousePort.USER,
                        "sahay.clickhouse.password=" + ClickHousePort.PASSWORD);
    }

    private static Status status(HealthIndicator indicator) {
        return indicator.health().getStatus();
    }

    private static Throwable failure(Client client) {
        return catchThrowable(() -> client.query("SELECT 1").get(10, TimeUnit.SECONDS));
    }
}
