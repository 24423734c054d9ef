package org.sahay.local.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sahay.local.process.Command;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;
import org.sahay.local.tools.Resources;
import org.sahay.local.tools.TemporalTools;

/** The stock Temporal server on the platform's PostgreSQL, with its schema, our namespace and search attributes. */
final class TemporalServer extends DaemonServer {
    private final TemporalTools tools;
    private final Path folder;

    TemporalServer(LocalSettings settings) {
        super(settings, Service.TEMPORAL, "TERM", Duration.ofSeconds(20));
        this.tools = new TemporalTools(settings.tools());
        this.folder = settings.state().resolve("temporal");
    }

    @Override
    public void fetch(Progress progress) {
        if (tools.developmentServer().isEmpty()) {
            tools.server(progress);
        }
    }

    @Override
    void startProcess() {
        try {
            var dynamic =
                    Resources.copy("platform/temporal/dynamic-config.yaml", folder.resolve("dynamic-config.yaml"));
            var config = Resources.copy("platform/temporal/server.yaml", folder.resolve("server.yaml"));
            var development = tools.developmentServer();
            if (development.isPresent()) {
                daemon.start(developmentServer(development.get()), Map.of());
                return;
            }
            migrate("temporal", "postgresql/v12/temporal");
            migrate("temporal_visibility", "postgresql/v12/visibility");
            forgetOldMembers();
            var server = tools.server(Progress.silent()).resolve("server");
            daemon.start(
                    List.of(server.toString(), "--config-file", config.toString(), "--allow-no-auth", "start"),
                    environment(dynamic));
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be written: %s; check the disk.".formatted(folder, e.getMessage()), e);
        }
    }

    @Override
    public boolean ready() {
        return !LocalPorts.isFree(settings.ports().at(Port.TEMPORAL)) && TemporalNamespace.serving(settings);
    }

    @Override
    void complete() {
        TemporalNamespace.register(settings);
    }

    private List<String> developmentServer(Path temporal) {
        var ports = settings.ports();
        return List.of(
                temporal.toString(),
                "server",
                "start-dev",
                "--db-filename",
                folder.resolve("development.db").toString(),
                "--ip",
                "127.0.0.1",
                "--port",
                Integer.toString(ports.at(Port.TEMPORAL)),
                "--ui-port",
                Integer.toString(ports.at(Port.TEMPORAL_UI)));
    }

    private Map<String, String> environment(Path dynamicConfig) {
        var environment = new HashMap<String, String>();
        environment.put("SAHAY_POSTGRES", settings.loopback(Port.POSTGRESQL));
        environment.put("SAHAY_POSTGRES_USER", LocalSettings.DATABASE_USER);
        environment.put("SAHAY_TEMPORAL_DYNAMIC_CONFIG", dynamicConfig.toString());
        for (var port : Service.TEMPORAL.ports()) {
            var name = port == Port.TEMPORAL ? "SAHAY_TEMPORAL_PORT" : "SAHAY_" + port.name() + "_PORT";
            environment.put(name, Integer.toString(settings.ports().at(port)));
        }
        return environment;
    }

    private void migrate(String database, String schema) {
        if (!hasSchema(database)) {
            sqlTool(database, "setup-schema", "-v", "0.0");
        }
        sqlTool(database, "update-schema", "--schema-name", schema);
    }

    private void sqlTool(String database, String... action) {
        var line = new ArrayList<>(List.of(
                tools.server(Progress.silent()).resolve("sql").toString(),
                "--plugin",
                "postgres12",
                "--ep",
                "127.0.0.1",
                "-p",
                Integer.toString(settings.ports().at(Port.POSTGRESQL)),
                "-u",
                LocalSettings.DATABASE_USER,
                "--db",
                database));
        line.addAll(List.of(action));
        new Command("Temporal's schema tool", line, Map.of(), settings.state().resolve("run/temporal-schema.log"))
                .run(_ -> {});
    }

    /** There is one server: members it remembers are dead ones, on other ports, for which it would wait half a minute. */
    private void forgetOldMembers() {
        try (var connection = DriverManager.getConnection(settings.jdbcUrl("temporal"));
                var delete = connection.createStatement()) {
            delete.executeUpdate("delete from cluster_membership");
        } catch (SQLException e) {
            throw new LocalFailure("Temporal's database cannot be changed: %s.".formatted(e.getMessage()), e);
        }
    }

    private boolean hasSchema(String database) {
        try (var connection = DriverManager.getConnection(settings.jdbcUrl(database));
                var query = connection.prepareStatement("select to_regclass('schema_version') is not null");
                var row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new LocalFailure("The database %s cannot be read: %s.".formatted(database, e.getMessage()), e);
        }
    }
}
