package org.sahay.store.database;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.sahay.store.tls.TestAuthority;
import org.sahay.store.tls.TlsProxy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A migrated database of its own on a real PostgreSQL, which all tests of one JVM share. Opened in milliseconds: a copy of a
 * template that is migrated once. Tests look at it as superuser; applications get the roles of a deployment.
 */
public final class TestDatabase implements AutoCloseable {
    public static final String APPLICATION = "sahay_app";
    public static final String VAULT = "sahay_vault";
    private static final String SUPERUSER = "postgres";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;
    private final HikariDataSource pool;

    private TestDatabase(String name) {
        this.name = name;
        this.pool = ConnectionPool.open(properties(name));
    }

    /** A fresh database with the whole schema and no rows but those of the migrations. */
    public static TestDatabase migrated() {
        String name = "test_" + NUMBER.incrementAndGet();
        admin().execute("CREATE DATABASE " + name + " TEMPLATE " + Server.TEMPLATE);
        return new TestDatabase(name);
    }

    /** A fresh database with nothing in it. */
    public static TestDatabase empty() {
        String name = "test_" + NUMBER.incrementAndGet();
        admin().execute("CREATE DATABASE " + name);
        return new TestDatabase(name);
    }

    public String url() {
        return url(name);
    }

    /** How an application is told to use it: values for {@code SpringApplication} or {@code @DynamicPropertySource}. */
    public String[] applicationProperties() {
        return Stream.concat(Stream.of("sahay.database.url=" + url()), roles()).toArray(String[]::new);
    }

    /**
     * What an application without the profile {@code local} is told: the same database behind TLS, which this PostgreSQL has
     * not, and TLS for servers that it does not ask.
     */
    public String[] productionProperties() {
        return Stream.concat(
                        Stream.of(
                                "sahay.database.url="
                                        + url().replaceFirst(":\\d+/", ":" + Encrypted.PROXY.port() + "/"),
                                "sahay.database.tls=true",
                                "sahay.database.root-certificate=" + Encrypted.AUTHORITY.root(),
                                "sahay.temporal.tls=true",
                                "spring.data.redis.ssl.enabled=true",
                                "spring.kafka.security.protocol=SSL"),
                        roles())
                .toArray(String[]::new);
    }

    private static Stream<String> roles() {
        return Stream.of(
                "sahay.database.user=" + APPLICATION,
                "sahay.vault.database.user=" + VAULT,
                "sahay.migrate.user=" + SUPERUSER,
                "sahay.migrate.application-role=" + APPLICATION,
                "sahay.migrate.vault-role=" + VAULT);
    }

    public DatabaseProperties properties() {
        return properties(name);
    }

    /** For the vault's own role. */
    public DatabaseProperties vaultProperties() {
        return properties().as(VAULT, Secret.of(""), 4);
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcTemplate jdbcTemplate() {
        return new JdbcTemplate(pool);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    public PlatformTransactionManager transactionManager() {
        return new JdbcTransactionManager(pool);
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(transactionManager());
    }

    @Override
    public void close() {
        pool.close();
        admin().execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    private static DatabaseProperties properties(String name) {
        return new DatabaseProperties(
                url(name), SUPERUSER, Secret.of(""), 16, Duration.ofSeconds(10), false, null, false);
    }

    private static String url(String name) {
        return Server.POSTGRES.getJdbcUrl("postgres", name).replaceFirst("[?&]user=postgres", "");
    }

    private static JdbcTemplate admin() {
        return new JdbcTemplate(Server.POSTGRES.getPostgresDatabase());
    }

    private static final class Encrypted {
        static final TestAuthority AUTHORITY = TestAuthority.temporary();
        static final TlsProxy PROXY = TlsProxy.beforePostgres(
                Server.POSTGRES.getPort(), AUTHORITY.issue("postgres").serving());
    }

    private static final class Server {
        static final String TEMPLATE = "migrated";
        static final EmbeddedPostgres POSTGRES = start();

        static {
            var admin = new JdbcTemplate(POSTGRES.getPostgresDatabase());
            Stream.of(APPLICATION, VAULT).forEach(role -> admin.execute("CREATE ROLE " + role + " LOGIN"));
            admin.execute("CREATE DATABASE " + TEMPLATE);
            Migrations.run(properties(TEMPLATE), new MigrateProperties(SUPERUSER, Secret.of(""), APPLICATION, VAULT));
        }

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("synchronous_commit", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("The embedded PostgreSQL does not start", e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
