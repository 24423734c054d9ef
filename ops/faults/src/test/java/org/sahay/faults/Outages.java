package org.sahay.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sahay.faults.load.ActionProbe;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Await;

/**
 * Temporal, then Kafka, then the workers are stopped, each for a while. The next is stopped while the one before is still
 * starting. Closing waits until everything is ready.
 */
final class Outages implements AutoCloseable {
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(20);

    private final LocalPlatform servers;
    private final ActionProbe probe;
    private final Duration unit;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> outages = new ArrayList<>();
    private final long start = System.nanoTime();

    /** @param unit a fifteenth of the whole */
    Outages(LocalPlatform servers, ActionProbe probe, Duration unit) {
        this.servers = servers;
        this.probe = probe;
        this.unit = unit;
    }

    /** Returns when all fifteen units are over. */
    void begin() {
        awaitUnit(1);
        away(Service.TEMPORAL, 5, true);
        awaitUnit(5);
        away(Service.KAFKA, 9, false);
        awaitUnit(9);
        away(Service.WORKERS, 14, true);
        awaitUnit(15);
    }

    /** Away until that unit at least and, where actions depend on it, until one was told to ask again. */
    private void away(Service service, int untilUnit, boolean actionsNeedIt) {
        outages.add(background.submit(() -> {
            servers.stop(service);
            long gone = System.nanoTime();
            awaitUnit(untilUnit);
            if (actionsNeedIt && !Await.until(NOTICED_WITHIN, () -> probe.refusedSince(gone))) {
                throw new AssertionError("No action was answered 503 without " + service.title());
            }
            servers.startAlone(service);
        }));
    }

    private void awaitUnit(int number) {
        long end = start + unit.toNanos() * number;
        Await.until(unit.multipliedBy(20), () -> System.nanoTime() >= end);
    }

    @Override
    public void close() {
        try {
            for (Future<?> outage : outages) {
                outage.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("An outage went wrong", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            background.close();
        }
    }
}
