package org.sahay.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sahay.local.process.FolderLock;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;
import org.sahay.local.tools.TemporalTools;
import org.sahay.local.tools.ToolCache;

/**
 * The local platform as one object: starts what is asked for and what that needs, adopts what runs already, and ends
 * or restarts any part by name. A platform made with {@link LocalSettings#ephemeral} dies with this JVM; any other
 * lives on until {@link #stop()}. Every method fails with a {@link LocalFailure}.
 */
public final class LocalPlatform implements AutoCloseable {
    private static final String LOCK = "platform.lock";

    private final LocalSettings settings;
    private final Progress progress;
    private final Map<Service, LocalServer> servers = new EnumMap<>(Service.class);
    private boolean ended;

    private LocalPlatform(LocalSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        servers.put(Service.KAFKA, new KafkaServer(settings));
        servers.put(Service.REDIS, new RedisServer(settings));
        servers.put(Service.POSTGRESQL, new PostgresServer(settings));
        servers.put(Service.TEMPORAL, new TemporalServer(settings));
        if (new TemporalTools(settings.tools()).developmentServer().isEmpty()) {
            servers.put(Service.TEMPORAL_UI, new TemporalUi(settings));
        }
        for (var application : List.of(Service.APPLICATION, Service.API, Service.WORKERS)) {
            servers.put(application, new ApplicationServer(settings, application));
        }
    }

    /** What a service does now. */
    public enum State {
        STOPPED,
        STARTING,
        READY
    }

    /** The platform of the settings as it is; starts nothing. */
    public static LocalPlatform of(LocalSettings settings, Progress progress) {
        return new LocalPlatform(settings, progress);
    }

    /** Servers and application, as {@code ./sahay up} runs them. */
    public static LocalPlatform start(LocalSettings settings, Progress progress) {
        return start(settings, progress, Service.LAPTOP);
    }

    /** The named services; see {@link Service#SERVERS}, {@link Service#LAPTOP}, {@link Service#CLUSTER}. */
    public static LocalPlatform start(LocalSettings settings, Progress progress, Set<Service> services) {
        var platform = new LocalPlatform(settings, progress);
        if (settings.ephemeral()) {
            Runtime.getRuntime().addShutdownHook(new Thread(platform::killAll, "end of the local platform"));
        }
        try {
            platform.start(services);
        } catch (RuntimeException e) {
            if (settings.ephemeral()) {
                platform.killAll();
            }
            throw e;
        }
        return platform;
    }

    public LocalSettings settings() {
        return settings;
    }

    /** Starts the service, and what it needs, and waits until it is ready; nothing happens when it runs. */
    public void start(Service service) {
        start(Set.of(service));
    }

    /** Starts the services, and what they need, and waits until all are ready. */
    public void start(Set<Service> services) {
        try (var _ = lock()) {
            startWithNeeds(services);
        }
    }

    private void startWithNeeds(Set<Service> services) {
        var wanted = withNeeds(services);
        wanted.stream().filter(service -> server(service).alive().isEmpty()).forEach(this::requireFreePorts);
        wanted.forEach(service -> server(service).fetch(progress));
        wanted.forEach(service -> server(service).prepare(progress));
        var ready = EnumSet.noneOf(Service.class);
        for (var service : wanted) {
            service.needs().stream()
                    .filter(servers::containsKey)
                    .sorted()
                    .filter(ready::add)
                    .forEach(this::await);
            launch(server(service));
        }
        wanted.stream().filter(ready::add).forEach(this::await);
    }

    /** Starts the service without what it needs, which may be down on purpose, and waits until it is ready. */
    public void startAlone(Service service) {
        try (var _ = lock()) {
            if (server(service).alive().isEmpty()) {
                requireFreePorts(service);
                server(service).prepare(progress);
                launch(server(service));
            }
            await(service);
        }
    }

    /** Ends the service in order; its data stays. */
    public void stop(Service service) {
        server(service).stop();
    }

    /** Ends the service at once, as {@code kill -9} or a power cut would. */
    public void kill(Service service) {
        server(service).kill();
    }

    public State state(Service service) {
        var server = server(service);
        if (server.alive().isEmpty()) {
            return State.STOPPED;
        }
        return server.ready() ? State.READY : State.STARTING;
    }

    /** The process of the service, if it runs. */
    public Optional<ProcessHandle> process(Service service) {
        return server(service).alive();
    }

    /** Where the service's output goes. */
    public Path log(Service service) {
        return server(service).log();
    }

    /** Gets the programs of all servers; long only the first time. */
    public void prepare() {
        Service.SERVERS.stream()
                .filter(servers::containsKey)
                .sorted()
                .forEach(service -> server(service).fetch(progress));
    }

    /** The services this platform knows, in the order of starting. */
    public Set<Service> services() {
        return EnumSet.copyOf(servers.keySet());
    }

    /** Ends everything, the applications first; an ephemeral platform at once, any other in order. */
    public void stop() {
        if (settings.ephemeral()) {
            killAll();
            return;
        }
        try (var _ = lock()) {
            for (var service : List.copyOf(servers.keySet()).reversed()) {
                if (server(service).alive().isPresent()) {
                    progress.step("Stopping " + service.title(), _ -> stop(service));
                }
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Deletes data and logs of a platform that is stopped; settings in {@code local.properties}, and locks, stay. */
    public void wipe() {
        try (var _ = lock();
                var entries = Files.newDirectoryStream(settings.state(), LocalPlatform::isData)) {
            if (servers.values().stream().anyMatch(server -> server.alive().isPresent())) {
                throw new LocalFailure("The platform in %s runs, so nothing was deleted; run './sahay down --wipe'."
                        .formatted(settings.state()));
            }
            for (var entry : entries) {
                ToolCache.delete(entry);
            }
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be deleted: %s.".formatted(settings.state(), e.getMessage()), e);
        }
    }

    /** A lock that somebody waits for must stay the file it is. */
    private static boolean isData(Path entry) {
        var name = entry.getFileName().toString();
        return !name.equals("local.properties") && !name.endsWith(".lock");
    }

    /** One command at a time starts, stops or deletes; ending by {@link #killAll} never waits. */
    private FolderLock lock() {
        makeStateFolder();
        return FolderLock.take(settings.state().resolve(LOCK), progress);
    }

    /** One at a time with {@link #killAll}, so that nothing is started behind its back. */
    private synchronized void launch(LocalServer server) {
        if (ended) {
            throw new LocalFailure("The local platform is being stopped.");
        }
        server.launch();
    }

    private synchronized void killAll() {
        ended = true;
        for (var service : List.copyOf(servers.keySet()).reversed()) {
            if (service == Service.POSTGRESQL) {
                stop(service); // killed, it would leave its shared memory behind
            } else {
                kill(service);
            }
        }
    }

    /** The state holds keys and data of people: for the owner's eyes. */
    private void makeStateFolder() {
        try {
            Files.createDirectories(settings.state());
            Files.setPosixFilePermissions(settings.state(), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be made: %s.".formatted(settings.state(), e.getMessage()), e);
        }
    }

    private void await(Service service) {
        var server = server(service);
        if (server.ready()) {
            server.awaitReady();
        } else {
            progress.step("Starting " + service.title(), _ -> server.awaitReady());
        }
    }

    private void requireFreePorts(Service service) {
        service.ports().forEach(settings.ports()::requireFree);
    }

    private EnumSet<Service> withNeeds(Set<Service> services) {
        var all = EnumSet.noneOf(Service.class);
        services.forEach(service -> addWithNeeds(service, all));
        all.retainAll(servers.keySet());
        return all;
    }

    private static void addWithNeeds(Service service, Set<Service> all) {
        if (all.add(service)) {
            service.needs().forEach(need -> addWithNeeds(need, all));
        }
    }

    private LocalServer server(Service service) {
        var server = servers.get(service);
        if (server == null) {
            throw new LocalFailure("%s is part of Temporal's development server here.".formatted(service.title()));
        }
        return server;
    }
}
