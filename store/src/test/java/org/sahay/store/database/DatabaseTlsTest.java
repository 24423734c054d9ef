package org.sahay.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.tls.PlainConnectionException;
import org.sahay.store.tls.TestAuthority;
import org.sahay.store.tls.TlsProxy;
import org.springframework.jdbc.core.JdbcTemplate;

/** PostgreSQL behind TLS; the server itself has none. */
@Tag("server")
class DatabaseTlsTest {
    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static TestAuthority authority;
    private static TlsProxy proxy;

    @BeforeAll
    static void open() {
        database = TestDatabase.empty();
        authority = TestAuthority.in(folder);
        int plain = URI.create(database.url().substring("jdbc:".length())).getPort();
        proxy = TlsProxy.beforePostgres(plain, authority.issue("postgres").serving());
    }

    @AfterAll
    static void close() throws Exception {
        proxy.close();
        database.close();
    }

    @Test
    void thePoolConnectsOverTlsToAServerOfTheNamedAuthority() {
        int before = proxy.handshakes();
        try (var pool = ConnectionPool.open(encrypted("", authority.root()))) {
            assertThat(new JdbcTemplate(pool).queryForObject("SHOW ssl", String.class))
                    .isEqualTo("off"); // so it was the proxy that encrypted
            assertThat(proxy.handshakes()).isGreaterThan(before);
        }
    }

    @Test
    void aServerOfAnotherAuthorityIsRefused() {
        Path other = TestAuthority.in(folder.resolve("other")).root();
        assertThatThrownBy(() -> connect(encrypted("", other)))
                .hasRootCauseInstanceOf(Exception.class)
                .hasMessageContaining("SSL error");
        assertThatThrownBy(() -> connect(encrypted("", null)))
                .as("an authority that the JVM does not trust")
                .cause()
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void aServerWithoutTlsIsRefused() {
        var plain = new DatabaseProperties(
                database.url(), "postgres", Secret.of(""), 1, Duration.ofSeconds(10), true, authority.root(), false);
        assertThatThrownBy(() -> connect(plain)).hasMessageContaining("does not support SSL");
    }

    @Test
    void anAddressThatSaysItselfHowToEncryptIsRefused() {
        assertThatThrownBy(() -> encrypted("?sslmode=require", authority.root()))
                .isInstanceOf(PlainConnectionException.class)
                .hasMessageContaining("could weaken sahay.database.tls");
    }

    private static void connect(DatabaseProperties properties) throws Exception {
        var user = new Properties();
        user.putAll(Map.of("user", properties.user()));
        DriverManager.getConnection(properties.jdbcUrl(), user).close();
    }

    private static DatabaseProperties encrypted(String parameters, @Nullable Path rootCertificate) {
        String name = database.url().replaceFirst(".*/", "");
        return new DatabaseProperties(
                "jdbc:postgresql://localhost:" + proxy.port() + "/" + name + parameters,
                "postgres",
                Secret.of(""),
                1,
                Duration.ofSeconds(10),
                true,
                rootCertificate,
                false);
    }
}
