package org.sahay.store.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.store.tls.Contexts;
import org.sahay.store.tls.PlainConnectionException;
import org.sahay.store.tls.TestAuthority;
import org.sahay.store.tls.TlsProxy;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** MongoDB behind TLS; the server itself has none. */
@Tag("server")
class MongoTlsTest {
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private int port;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        port = server.bind().getPort();
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void aServerOfTheNamedAuthorityIsAskedAndOneOfAnotherIsNot() throws Exception {
        var authority = TestAuthority.in(folder);
        var other = TestAuthority.in(folder.resolve("other"));
        try (var proxy = TlsProxy.before(port, authority.issue("mongodb").serving())) {
            assertThat(health(proxy, other.root()).getDetails().get("error").toString())
                    .contains("SSLHandshakeException");
            assertThat(proxy.handshakes()).isZero();
            assertThat(health(proxy, authority.root()).getStatus()).isEqualTo(Status.UP);
            assertThat(proxy.handshakes()).isPositive();
        }
    }

    @Test
    void aServerWithTheCertificateOfAnotherHostIsNotAsked() throws Exception {
        var authority = TestAuthority.in(folder);
        try (var proxy =
                TlsProxy.before(port, authority.issueForAnotherHost("elsewhere").serving())) {
            assertThat(health(proxy, authority.root()).getStatus()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void underTheLocalProfileTheConnectionMayBePlainAndWorks() {
        connected("mongodb://localhost:" + port + "/?retryWrites=false")
                .withPropertyValues("spring.profiles.active=local")
                .run(context -> {
                    var things = context.getBean(MongoClient.class)
                            .getDatabase("test")
                            .getCollection("things");
                    things.insertOne(new Document("_id", 1));
                    assertThat(things.countDocuments()).isEqualTo(1);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?tls=false", "?tls=true&tlsInsecure=true", "?tls=true&tlsAllowInvalidHostnames=true"})
    void outsideLocalNoConnectionIsPlainOrUnchecked(String options) {
        connected("mongodb://localhost:1/" + options)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(PlainConnectionException.class)
                        .hasMessageContaining("MongoDB")
                        .hasMessageContaining("sahay.mongodb.uri")
                        .hasMessageContaining("sahay.mongodb.ssl-bundle"));
    }

    @Test
    void theAddressHoldsNoPassword() {
        connected("mongodb://somebody:secret@localhost:1/?tls=true")
                .run(context -> assertThat(Contexts.causes(context.getStartupFailure()))
                        .noneSatisfy(cause -> assertThat(cause).hasMessageContaining("secret"))
                        .last()
                        .satisfies(cause -> assertThat(cause).hasMessageContaining("sahay.mongodb.password")));
    }

    @Test
    void userAndPasswordAreThoseOfTheSettings() {
        connected("mongodb://localhost:1/?tls=true")
                .withPropertyValues("sahay.mongodb.user=somebody", "sahay.mongodb.password=secret")
                .run(context -> {
                    var properties = context.getBean(MongoProperties.class);
                    assertThat(properties).asString().doesNotContain("secret");
                    assertThat(properties.settings(null).getCredential()).satisfies(credential -> {
                        assertThat(credential.getUserName()).isEqualTo("somebody");
                        assertThat(credential.getSource()).isEqualTo("admin");
                        assertThat(credential.getPassword()).containsExactly("secret".toCharArray());
                    });
                });
    }

    @Test
    void aServerThatIsDownStopsNoStart() {
        connected("mongodb://localhost:1/?tls=true").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(HealthIndicator.class).health().getStatus())
                    .isEqualTo(Status.DOWN);
        });
    }

    @Test
    void withoutAnAddressThereIsNoClient() {
        Contexts.plain()
                .withUserConfiguration(MongoConfiguration.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(MongoClient.class)
                        .doesNotHaveBean(HealthIndicator.class));
    }

    private static ApplicationContextRunner connected(String uri) {
        return Contexts.plain()
                .withUserConfiguration(MongoConfiguration.class)
                .withPropertyValues("sahay.mongodb.uri=" + uri, "sahay.mongodb.timeout=300ms");
    }

    private static Health health(TlsProxy proxy, Path root) {
        var health = new Health[1];
        Contexts.trusting(root)
                .withUserConfiguration(MongoConfiguration.class)
                .withPropertyValues(
                        "sahay.mongodb.uri=mongodb://localhost:" + proxy.port(),
                        "sahay.mongodb.ssl-bundle=test",
                        "sahay.mongodb.timeout=5s")
                .run(context ->
                        health[0] = context.getBean(HealthIndicator.class).health());
        return health[0];
    }
}
