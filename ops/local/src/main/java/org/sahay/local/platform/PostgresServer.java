package org.sahay.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sahay.local.process.Command;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Programs;
import org.sahay.local.process.Progress;
import org.sahay.local.tools.PostgresBinaries;
import org.sahay.local.tools.ToolCache;

/** PostgreSQL with every durability setting on: what the platform acknowledged survives a power cut. */
final class PostgresServer extends DaemonServer {
    private static final List<String> DATABASES =
            List.of("sahay", LocalSettings.KEYS_DATABASE, "temporal", "temporal_visibility");

    /** What they may do in the databases is said by the migrations. */
    private static final List<String> ROLES =
            List.of(LocalSettings.APPLICATION_ROLE, LocalSettings.VAULT_ROLE, LocalSettings.KEYS_ROLE);

    /** Fast shutdown: open sessions are ended, unlike with TERM. */
    private static final String FAST = "INT";

    private final Path data;

    PostgresServer(LocalSettings settings) {
        super(settings, Service.POSTGRESQL, FAST, Duration.ofSeconds(20));
        this.data = settings.state().resolve("postgresql");
    }

    @Override
    public void fetch(Progress progress) {
        var _ = new PostgresBinaries(settings.tools()).folder(progress);
    }

    @Override
    public void prepare(Progress progress) {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            progress.step("Making the database cluster", this::initialise);
        }
    }

    @Override
    void startProcess() {
        var line = asOrdinaryUser(program("postgres"));
        line.addAll(List.of(
                "-D", data.toString(), "-p", Integer.toString(settings.ports().at(Port.POSTGRESQL))));
        configuration().forEach((name, value) -> line.addAll(List.of("-c", name + "=" + value)));
        daemon.start(line, Map.of());
    }

    @Override
    public boolean ready() {
        try (var _ = connect("postgres")) {
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    void complete() {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            for (var role : ROLES) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
                    statement.execute("create role " + role + " login");
                }
            }
            for (var database : DATABASES) {
                if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                    statement.execute("create database " + database);
                }
            }
        } catch (SQLException e) {
            throw new LocalFailure(
                    "The databases cannot be made: %s. PostgreSQL's log is %s.".formatted(e.getMessage(), daemon.log()),
                    e);
        }
    }

    private static Map<String, String> configuration() {
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "fsync", "on",
                "full_page_writes", "on",
                "synchronous_commit", "on",
                "max_connections", "200",
                "shared_buffers", "128MB");
    }

    private Path program(String name) {
        return new PostgresBinaries(settings.tools())
                .folder(Progress.silent())
                .resolve("bin")
                .resolve(name);
    }

    private void initialise(Consumer<String> detail) {
        var draft = settings.state().resolve("postgresql.new");
        try {
            Files.createDirectories(settings.state());
            ToolCache.delete(draft);
            var line = asOrdinaryUser(program("initdb"));
            line.addAll(
                    List.of("-D", draft.toString(), "-U", LocalSettings.DATABASE_USER, "-A", "trust", "-E", "UTF8"));
            line.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            new Command("PostgreSQL's initdb", line, Map.of(), settings.state().resolve("run/initdb.log")).run(detail);
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be made: %s; check the disk.".formatted(data, e.getMessage()), e);
        }
    }

    /** PostgreSQL refuses to run as root: in a user namespace of its own it is nobody there, and still owns its files. */
    private static List<String> asOrdinaryUser(Path program) {
        var line = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            if (Programs.find("unshare").isEmpty()) {
                throw new LocalFailure(
                        "PostgreSQL does not run as root here; run ./sahay as an ordinary user, or install util-linux (unshare).");
            }
            line.addAll(List.of("unshare", "-U"));
        }
        line.add(program.toString());
        return line;
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl(database) + "&connectTimeout=2&loginTimeout=2");
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }
}
