package org.sahay.workers.pools;

import io.grpc.StatusRuntimeException;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the pools as soon as Temporal answers, however long that takes: a Temporal that is down stops no process. Stops
 * them by taking no more work and finishing what is in hand.
 */
final class PoolLifecycle implements SmartLifecycle, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(PoolLifecycle.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final WorkerFactory factory;
    private final Duration shutdownTimeout;
    private volatile boolean started;
    private @Nullable Thread starter;

    PoolLifecycle(WorkerFactory factory, Duration shutdownTimeout) {
        this.factory = factory;
        this.shutdownTimeout = shutdownTimeout;
    }

    @Override
    public synchronized void start() {
        starter = Thread.ofVirtual().name("worker-start").start(this::startWhenTemporalAnswers);
    }

    @Override
    public synchronized void stop() {
        if (starter != null) {
            starter.interrupt();
            starter = null;
        }
        if (started) {
            shutDown();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return starter != null;
    }

    /** Up once the pools take work. */
    @Override
    public Health health() {
        return started
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("reason", "waiting for Temporal")
                        .build();
    }

    private void startWhenTemporalAnswers() {
        boolean reported = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                factory.start();
                started = true;
                LOG.info("Worker pools started");
                return;
            } catch (StatusRuntimeException e) {
                if (!reported) {
                    LOG.warn(
                            "Temporal does not answer ({}); the pools start as soon as it does",
                            e.getStatus().getCode());
                    reported = true;
                }
            }
            pause();
        }
    }

    private void shutDown() {
        try {
            factory.shutdown();
            factory.awaitTermination(shutdownTimeout.toMillis(), TimeUnit.MILLISECONDS);
            factory.shutdownNow();
        } catch (StatusRuntimeException e) {
            LOG.warn(
                    "Temporal does not answer ({}); what is in work is done again later",
                    e.getStatus().getCode());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
