package org.sahay.store.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Delivers the outbox, at least once and in order within a business key: one loop for each destination, the shards shared
 * with the relays of other processes. Neither a destination that is down nor a row that can never be delivered holds back
 * anything but itself.
 */
public final class OutboxRelay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final DataSource pool;
    private final List<Courier> couriers;
    private final OutboxSignal signal;
    private final RelayProperties properties;
    private final Clock clock;
    private final Map<DestinationRelay, Thread> loops = new LinkedHashMap<>();

    OutboxRelay(DataSource pool, List<Courier> couriers, OutboxSignal signal, RelayProperties properties, Clock clock) {
        this.pool = pool;
        this.couriers = List.copyOf(couriers);
        this.signal = signal;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        for (Courier courier : couriers) {
            Destination destination = courier.destination();
            var loop = new DestinationRelay(
                    pool,
                    courier,
                    signal,
                    properties.pollInterval(),
                    clock,
                    properties.paused().contains(destination));
            loops.put(
                    loop,
                    Thread.ofPlatform()
                            .name("outbox-" + destination.name().toLowerCase(Locale.ROOT))
                            .start(loop));
        }
    }

    /** Ends after the deliveries under way; those that take too long are interrupted and come again. */
    @Override
    public synchronized void stop() {
        loops.keySet().forEach(DestinationRelay::stop);
        loops.values().forEach(OutboxRelay::join);
        loops.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !loops.isEmpty();
    }

    /**
     * Delivers nothing to these destinations, from the return of this on, until {@link #resume}d; rows are kept. No name
     * means all.
     */
    public void pause(Destination... destinations) {
        pause(Set.of(destinations), true);
    }

    /** Delivers again. No name means all. */
    public void resume(Destination... destinations) {
        pause(Set.of(destinations), false);
    }

    private synchronized void pause(Set<Destination> destinations, boolean paused) {
        loops.keySet().stream()
                .filter(loop -> destinations.isEmpty() || destinations.contains(loop.destination()))
                .forEach(loop -> loop.pause(paused));
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(PATIENCE)) {
                LOG.warn("{} does not end and is interrupted", thread.getName());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
