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
import org.springframework.jdbc.datasource.DriverManagerDataSource;
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
    public static final String KEYS = "sahay_keys";
    private static final String SUPERUSER = "postgres";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;
    private final HikariDataSource pool;
    private final String keysLike;
    private boolean hasKeys;

    private TestDatabase(String name, String keysLike) {
        this.name = name;
        this.keysLike = keysLike;
        this.pool = ConnectionPool.open(properties(name));
    }

    /** A fresh database with the whole schema and no rows but those of the migrations. */
    public static TestDatabase migrated() {
        String name = "test_" + NUMBER.incrementAndGet();
        admin().execute("CREATE DATABASE " + name + " TEMPLATE " + Server.TEMPLATE);
        return new TestDatabase(name, Server.TEMPLATE + "_keys");
    }

    /** A fresh database with nothing in it. */
    public static TestDatabase empty() {
        String name = "test_" + NUMBER.incrementAndGet();
        admin().execute("CREATE DATABASE " + name);
        return new TestDatabase(name, "template1");
    }

    public String url() {
        return url(name);
    }

    /** How an application is told to use it: values for {@code SpringApplication} or {@code @DynamicPropertySource}. */
    public String[] applicationProperties() {
        return Stream.concat(Stream.of("sahay.database.url=" + url(), "sahay.vault.keys.url=" + keysUrl()), roles())
                .toArray(String[]::new);
    }

    /**
     * What an application without the profile {@code local} is told: the same database behind TLS, which this PostgreSQL has
     * not, and TLS for servers that it does not ask.
     */
    public String[] productionProperties() {
        return Stream.concat(
                        Stream.of(
                                "sahay.database.url=" + encrypted(url()),
                                "sahay.database.tls=true",
                                "sahay.database.root-certificate=" + Encrypted.AUTHORITY.root(),
                                "sahay.vault.keys.url=" + encrypted(keysUrl()),
                                "sahay.vault.keys.tls=true",
                                "sahay.vault.keys.root-certificate=" + Encrypted.AUTHORITY.root(),
                                "sahay.vault.transit.url=https://127.0.0.1:1",
                                "sahay.vault.transit.token-file=/dev/null",
                                "sahay.temporal.tls=true",
                                "spring.data.redis.ssl.enabled=true",
                                "spring.kafka.security.protocol=SSL"),
                        roles())
                .toArray(String[]::new);
    }

    private static String encrypted(String url) {
        return url.replaceFirst(":\\d+/", ":" + Encrypted.PROXY.port() + "/");
    }

    private static Stream<String> roles() {
        return Stream.of(
                "sahay.vault.keys.user=" + KEYS,
                "sahay.migrate.keys-role=" + KEYS,
                "sahay.database.user=" + APPLICATION,
                "sahay.vault.database.user=" + VAULT,
                "sahay.migrate.user=" + SUPERUSER,
                "sahay.migrate.application-role=" + APPLICATION,
                "sahay.migrate.vault-role=" + VAULT);
    }

    public DatabaseProperties properties() {
        return properties(name);
    }

    /** Where its keys are: another database, made when somebody asks for it. */
    public synchronized String keysUrl() {
        if (!hasKeys) {
            admin().execute("CREATE DATABASE " + name + "_keys TEMPLATE " + keysLike);
            hasKeys = true;
        }
        return url(name + "_keys");
    }

    /** For the role of keys. */
    public DatabaseProperties keysProperties() {
        return new DatabaseProperties(keysUrl(), KEYS, Secret.of(""), 2, Duration.ofSeconds(10), false, null, false);
    }

    /** Keys as superuser. */
    public JdbcClient keys() {
        return JdbcClient.create(new DriverManagerDataSource(keysUrl() + "?currentSchema=keys", SUPERUSER, ""));
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
        if (hasKeys) {
            admin().execute("DROP DATABASE " + name + "_keys WITH (FORCE)");
        }
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
            Stream.of(APPLICATION, VAULT, KEYS).forEach(role -> admin.execute("CREATE ROLE " + role + " LOGIN"));
            admin.execute("CREATE DATABASE " + TEMPLATE);
            admin.execute("CREATE DATABASE " + TEMPLATE + "_keys");
            var roles = new MigrateProperties(SUPERUSER, Secret.of(""), APPLICATION, VAULT, KEYS);
            Migrations.run(properties(TEMPLATE), roles);
            Migrations.runOfKeys(properties(TEMPLATE + "_keys"), roles);
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
