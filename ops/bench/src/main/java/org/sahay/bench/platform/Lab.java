package org.sahay.bench.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sahay.bench.measure.CpuMeter;
import org.sahay.bench.measure.FsyncProbe;
import org.sahay.local.people.LocalStore;
import org.sahay.local.people.Seeding;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.platform.Port;
import org.sahay.local.platform.Service;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;
import org.sahay.local.tools.ToolCache;

/** Servers and the application for one benchmark, with state that is thrown away. */
public final class Lab implements AutoCloseable {
    private final Map<String, String> chosen;
    private final Progress progress;
    private LocalSettings settings;
    private final LocalPlatform servers;

    private Lab(LocalSettings settings, Map<String, String> chosen, Progress progress) {
        this.settings = settings;
        this.chosen = Map.copyOf(chosen);
        this.progress = progress;
        this.servers = LocalPlatform.start(settings, progress, Service.SERVERS);
    }

    /**
     * Starts the servers.
     *
     * @param chosen Spring properties for the application that come before those of the benchmark
     */
    public static Lab open(Map<String, String> chosen, Progress progress) {
        var home = LocalSettings.ofCheckout().home().resolve(".sahay");
        try {
            Files.createDirectories(home);
            var state = Files.createTempDirectory(home, "bench-");
            return new Lab(LocalSettings.ephemeral(state), chosen, progress);
        } catch (IOException e) {
            throw new LocalFailure(
                    "No state can be kept in %s: %s; check the disk.".formatted(home, e.getMessage()), e);
        }
    }

    /** Starts the application, or ends it and starts it anew, with these Spring properties. */
    public void application(Map<String, String> properties) {
        servers.stop(Service.APPLICATION);
        var all = new LinkedHashMap<>(properties);
        all.putAll(chosen);
        for (var property : all.entrySet()) {
            settings = settings.with(property.getKey(), property.getValue());
        }
        LocalPlatform.of(settings, progress).start(Service.APPLICATION);
    }

    /** Puts the places and officers that the project ships into the database. */
    public void seed() {
        progress.step("Seeding officers", _ -> {
            try (var store = LocalStore.open(settings)) {
                new Seeding(store).shipped();
            }
        });
    }

    /** Ends the application; the servers stay. */
    public void stopApplication() {
        servers.stop(Service.APPLICATION);
    }

    public LocalSettings settings() {
        return settings;
    }

    /** Where the API listens on the loopback address. */
    public int apiPort() {
        return settings.ports().at(Port.API);
    }

    /** A connection to the product's database. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl("sahay"));
    }

    /** One number out of the product's database. */
    public long number(String sql) throws SQLException {
        try (var connection = connect()) {
            return Sql.number(connection, sql);
        }
    }

    /** A connection to the API. */
    public HttpConnection connection() {
        return new HttpConnection("127.0.0.1", apiPort());
    }

    /** A connection to the API that gives an answer up after a time. */
    public HttpConnection connection(Duration patience) {
        return new HttpConnection("127.0.0.1", apiPort(), patience);
    }

    /** The process of a service, if it runs. */
    public Optional<ProcessHandle> process(Service service) {
        return servers.process(service);
    }

    /** Meters the processes that run now. */
    public CpuMeter cpu(Service... services) {
        var processes = new LinkedHashMap<String, ProcessHandle>();
        for (var service : services) {
            servers.process(service).ifPresent(process -> processes.put(service.title(), process));
        }
        return new CpuMeter(processes);
    }

    /** Probes the disk the database is on. */
    public FsyncProbe fsyncProbe() {
        return new FsyncProbe(settings.state());
    }

    /** Tells who waits what is measured now. */
    public Progress progress() {
        return progress;
    }

    @Override
    public void close() {
        servers.close();
        delete(settings.state());
    }

    private static void delete(Path state) {
        try {
            ToolCache.delete(state);
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be deleted: %s.".formatted(state, e.getMessage()), e);
        }
    }
}
