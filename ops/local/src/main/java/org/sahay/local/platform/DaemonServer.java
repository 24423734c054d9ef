package org.sahay.local.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.sahay.local.process.Await;
import org.sahay.local.process.Daemon;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;

/** What all services share: the pid file, the log and waiting for the first answer. */
abstract class DaemonServer implements LocalServer {
    private static final Duration START = Duration.ofSeconds(240);

    protected final LocalSettings settings;
    protected final Daemon daemon;
    private final Service service;
    private final String stopSignal;
    private final Duration grace;

    DaemonServer(LocalSettings settings, Service service, String stopSignal, Duration grace) {
        this.settings = settings;
        this.service = service;
        this.stopSignal = stopSignal;
        this.grace = grace;
        this.daemon = new Daemon(settings.state().resolve("run"), service.key());
    }

    /** Starts the process; only called when it does not run. */
    abstract void startProcess();

    /** Makes what must be there in a server that answers; again at every start. */
    void complete() {}

    /** Why the process ended, as far as its log says. */
    String reason() {
        return daemon.lastWords();
    }

    @Override
    public void prepare(Progress progress) {}

    @Override
    public final Service service() {
        return service;
    }

    @Override
    public final void launch() {
        if (alive().isEmpty()) {
            startProcess();
        }
    }

    @Override
    public final void awaitReady() {
        Await.until(START, () -> ready() || alive().isEmpty());
        if (alive().isEmpty()) {
            throw new LocalFailure("%s ended while it was starting: %s. Its log is %s."
                    .formatted(service.title(), reason(), daemon.log()));
        }
        if (!ready()) {
            throw new LocalFailure(
                    ("%s runs but has not answered for %d s; look into %s, then './sahay down' and" + " './sahay up'.")
                            .formatted(service.title(), START.toSeconds(), daemon.log()));
        }
        complete();
    }

    @Override
    public final Optional<ProcessHandle> alive() {
        return daemon.alive();
    }

    @Override
    public final Path log() {
        return daemon.log();
    }

    @Override
    public final void stop() {
        daemon.stop(stopSignal, grace);
    }

    @Override
    public final void kill() {
        daemon.kill();
    }
}
