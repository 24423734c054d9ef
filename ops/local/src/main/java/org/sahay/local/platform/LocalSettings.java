package org.sahay.local.platform;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.sahay.api.ratelimit.RateLimit;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.tools.ToolCache;

/**
 * Where one local platform lives and which addresses its parts have.
 *
 * @param home the checkout
 * @param state the folder with the data, logs and pid files of this platform
 * @param tools the cache of server programs, shared by all platforms of the user
 * @param ephemeral whether everything started dies with the JVM that started it
 * @param tls whether API and management answer over TLS, with a certificate of {@link LocalAuthority}
 * @param overrides Spring properties the applications get besides the addresses
 */
public record LocalSettings(
        Path home,
        Path state,
        ToolCache tools,
        LocalPorts ports,
        boolean ephemeral,
        boolean tls,
        Map<String, String> overrides) {
    public static final String NAMESPACE = "sahay";
    public static final String DATABASE_USER = "postgres";
    public static final String APPLICATION_ROLE = "sahay_app";
    public static final String VAULT_ROLE = "sahay_vault";
    public static final String KEYS_ROLE = "sahay_keys";
    public static final String KEYS_DATABASE = "sahay_keys";
    private static final String FILE = "local.properties";
    private static final String TLS = "tls";

    public LocalSettings {
        state = state.toAbsolutePath().normalize();
        overrides = Map.copyOf(overrides);
    }

    /** The platform of the checkout: state in {@code .sahay} or {@code $SAHAY_STATE}, ports as its file says. */
    public static LocalSettings ofCheckout() {
        var home = findHome();
        var state = Optional.ofNullable(System.getenv("SAHAY_STATE"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElse(home.resolve(".sahay"));
        return in(home, state);
    }

    static LocalSettings in(Path home, Path state) {
        if (Files.exists(state) && !Files.isDirectory(state)) {
            throw new LocalFailure(
                    "%s is no folder, so nothing can be kept in it; set SAHAY_STATE to a folder, or unset it."
                            .formatted(state));
        }
        var file = read(state);
        var tls = Boolean.parseBoolean(file.getProperty(TLS));
        return new LocalSettings(home, state, ToolCache.ofUser(), LocalPorts.of(file), false, tls, Map.of());
    }

    /**
     * A platform of its own, on free ports, that dies with this JVM; for tests, the demo and benchmarks, whose few people ask
     * for more than any person may: rate limits are kept and never reached.
     */
    public static LocalSettings ephemeral(Path state) {
        return new LocalSettings(
                findHome(), state, ToolCache.ofUser(), LocalPorts.free(), true, false, limitsNobodyReaches());
    }

    private static Map<String, String> limitsNobodyReaches() {
        return Arrays.stream(RateLimit.values())
                .collect(Collectors.toMap(
                        limit -> "sahay.rate-limits." + limit.code() + ".requests", limit -> "10000000"));
    }

    /** The same with one more Spring property for the applications. */
    public LocalSettings with(String property, String value) {
        var more = new HashMap<>(overrides);
        more.put(property, value);
        return new LocalSettings(home, state, tools, ports, ephemeral, tls, more);
    }

    /** The same with all ports moved; remembered in the state folder, so that every later command finds them. */
    public LocalSettings moveTo(int portBase) {
        var moved = LocalPorts.from(portBase);
        var file = read(state);
        for (var port : Port.values()) {
            file.remove(port.key());
        }
        file.setProperty(LocalPorts.BASE, Integer.toString(portBase));
        remember(file);
        return new LocalSettings(home, state, tools, moved, ephemeral, tls, overrides);
    }

    /** The same with TLS on or off; remembered in the state folder, so that every later command knows it. */
    public LocalSettings encrypt(boolean encrypted) {
        var file = read(state);
        file.setProperty(TLS, Boolean.toString(encrypted));
        remember(file);
        return new LocalSettings(home, state, tools, ports, ephemeral, encrypted, overrides);
    }

    private void remember(Properties file) {
        try {
            Files.createDirectories(state);
            try (var out = Files.newBufferedWriter(state.resolve(FILE))) {
                file.store(out, "port-base=N moves every port, port.NAME=N one of them; tls=true encrypts");
            }
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be written: %s.".formatted(state.resolve(FILE), e.getMessage()), e);
        }
    }

    public String temporalTarget() {
        return loopback(Port.TEMPORAL);
    }

    public String kafkaServers() {
        return loopback(Port.KAFKA);
    }

    /** The JDBC address of a database, for whoever looks after it. */
    public String jdbcUrl(String database) {
        return databaseUrl(database) + "?user=" + DATABASE_USER;
    }

    private String databaseUrl(String database) {
        return "jdbc:postgresql://%s/%s".formatted(loopback(Port.POSTGRESQL), database);
    }

    public String apiUrl() {
        return scheme() + loopback(Port.API);
    }

    public String managementUrl() {
        return scheme() + loopback(Port.MANAGEMENT);
    }

    /** What a client must trust to talk to API and management over TLS; a file in PEM. */
    public Path rootCertificate() {
        return authority().root();
    }

    /** For clients of this process: trusts the certificate of API and management, and no other authority's. */
    public SSLContext trust() {
        return authority().trust();
    }

    LocalAuthority authority() {
        return new LocalAuthority(state.resolve("tls"), Clock.systemUTC());
    }

    String scheme() {
        return tls ? "https://" : "http://";
    }

    public String temporalUiUrl() {
        return "http://" + loopback(Port.TEMPORAL_UI);
    }

    /** Where pages of the Temporal UI have payloads opened; its login is below. */
    public String codecUrl() {
        return apiUrl() + "/codec";
    }

    /** People and links say either name of this machine. */
    private String temporalUiOrigins() {
        return temporalUiUrl() + ",http://localhost:" + ports.at(Port.TEMPORAL_UI);
    }

    /** {@code host:port} of a port on the loopback address. */
    public String loopback(Port port) {
        return "127.0.0.1:" + ports.at(port);
    }

    /** The Spring properties of an application that listens on these two ports. */
    public Map<String, String> applicationProperties(Port port, Port management) {
        var properties = new HashMap<String, String>();
        properties.put("spring.profiles.active", "local");
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", Integer.toString(ports.at(port)));
        properties.put("management.server.address", "127.0.0.1");
        properties.put("management.server.port", Integer.toString(ports.at(management)));
        properties.put("sahay.database.url", databaseUrl("sahay"));
        properties.put("sahay.database.user", APPLICATION_ROLE);
        properties.put("sahay.database.password", "");
        properties.put("sahay.vault.database.user", VAULT_ROLE);
        properties.put("sahay.vault.keys.url", databaseUrl(KEYS_DATABASE));
        properties.put("sahay.vault.keys.user", KEYS_ROLE);
        properties.put("sahay.migrate.user", DATABASE_USER);
        properties.put("sahay.migrate.application-role", APPLICATION_ROLE);
        properties.put("sahay.migrate.vault-role", VAULT_ROLE);
        properties.put("sahay.migrate.keys-role", KEYS_ROLE);
        properties.put("spring.kafka.bootstrap-servers", kafkaServers());
        properties.put("spring.data.redis.host", "127.0.0.1");
        properties.put("spring.data.redis.port", Integer.toString(ports.at(Port.REDIS)));
        properties.put("spring.data.redis.timeout", "500ms");
        properties.put("spring.data.redis.connect-timeout", "500ms");
        properties.put("sahay.temporal.target", temporalTarget());
        properties.put("sahay.temporal.namespace", NAMESPACE);
        properties.put("sahay.temporal.ui-url", temporalUiUrl());
        properties.put("sahay.codec.ui-origins", temporalUiOrigins());
        properties.put("sahay.state-dir", state.toString());
        properties.put("sahay.security.issuer", apiUrl());
        if (tls) {
            var keystore = "spring.ssl.bundle.pem.listener.keystore.";
            properties.put("server.ssl.enabled", "true");
            properties.put("management.server.ssl.enabled", "true");
            properties.put("management.server.ssl.bundle", "listener");
            properties.put(keystore + "certificate", authority().certificate().toString());
            properties.put(keystore + "private-key", authority().key().toString());
        }
        properties.putAll(overrides);
        return properties;
    }

    private static Properties read(Path state) {
        var properties = new Properties();
        var file = state.resolve(FILE);
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                properties.load(in);
            } catch (IOException e) {
                throw new LocalFailure("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
            }
        }
        return properties;
    }

    private static Path findHome() {
        var configured = System.getenv("SAHAY_HOME");
        if (configured != null && !configured.isBlank()) {
            return Path.of(configured);
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("ops/local/pom.xml"))) {
                return folder;
            }
        }
        throw new LocalFailure("This is no checkout of SAHAY; run ./sahay in one.");
    }
}
