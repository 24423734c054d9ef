package org.sahay.store.outbox;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop that serves one destination: round after round over the shards it owns, waiting when there is nothing. */
final class DestinationRelay implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(DestinationRelay.class);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(5);
    private static final Duration RECONNECT_WAIT = Duration.ofSeconds(1);
    private static final long BALANCE_EVERY = Duration.ofSeconds(1).toNanos();

    private final DataSource pool;
    private final Courier courier;
    private final OutboxSignal signal;
    private final Duration pollInterval;
    private final Clock clock;
    private final Map<Integer, ShardProgress> shards = new HashMap<>();
    private final ReentrantLock rounds = new ReentrantLock();
    private volatile boolean stopped;
    private volatile boolean paused;
    private long balancedAt;
    private @Nullable String outage;

    DestinationRelay(
            DataSource pool, Courier courier, OutboxSignal signal, Duration pollInterval, Clock clock, boolean paused) {
        this.pool = pool;
        this.courier = courier;
        this.signal = signal;
        this.pollInterval = pollInterval;
        this.clock = clock;
        this.paused = paused;
    }

    Destination destination() {
        return courier.destination();
    }

    /** A pause holds when this returns: the round under way has ended. */
    void pause(boolean pause) {
        paused = pause;
        signal.wake(destination());
        rounds.lock();
        rounds.unlock();
    }

    /** Ends after the round that is under way. */
    void stop() {
        stopped = true;
        signal.wake(destination());
    }

    @Override
    public void run() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!stopped) {
                serve(threads);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(ExecutorService threads) throws InterruptedException {
        shards.clear();
        try (var session = RelaySession.open(pool, destination(), clock)) {
            balancedAt = System.nanoTime() - BALANCE_EVERY;
            Duration wait = SHORTEST_WAIT;
            outage = null;
            while (!stopped) {
                balance(session);
                if (roundUnlessPaused(session, threads)) {
                    wait = SHORTEST_WAIT;
                } else {
                    wait = signal.await(destination(), wait) ? SHORTEST_WAIT : longer(wait);
                }
            }
        } catch (SQLException | RuntimeException e) {
            noteOutage(reason(e));
            signal.await(destination(), RECONNECT_WAIT);
        }
    }

    private void noteOutage(String reason) {
        if (!reason.equals(outage)) {
            LOG.warn("Outbox {} cannot be read and waits: {}", destination(), reason);
        }
        outage = reason;
    }

    private Duration longer(Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(pollInterval) < 0 ? doubled : pollInterval;
    }

    private void balance(RelaySession session) {
        if (System.nanoTime() - balancedAt >= BALANCE_EVERY) {
            session.locks().balance();
            List<Integer> owned = session.locks().owned();
            shards.keySet().retainAll(owned);
            owned.forEach(shard -> shards.putIfAbsent(shard, new ShardProgress()));
            balancedAt = System.nanoTime();
        }
    }

    private boolean roundUnlessPaused(RelaySession session, ExecutorService threads) throws InterruptedException {
        rounds.lock();
        try {
            return !paused && round(session, threads);
        } finally {
            rounds.unlock();
        }
    }

    /** Delivers what is there; returns whether anything was delivered. */
    private boolean round(RelaySession session, ExecutorService threads) throws InterruptedException {
        List<Integer> ready = shards.entrySet().stream()
                .filter(shard -> shard.getValue().ready())
                .map(Map.Entry::getKey)
                .toList();
        if (ready.isEmpty()) {
            return false;
        }
        List<OutboxRow> rows = session.read(ready, Math.max(4, courier.roundSize() / ready.size()));
        if (rows.isEmpty()) {
            return false;
        }
        var round = new Round(courier);
        round.deliver(
                rows.stream().filter(row -> !progress(row).isDelivered(row)).toList(), threads);
        settle(session, rows, round);
        return round.anyDone();
    }

    private void settle(RelaySession session, List<OutboxRow> rows, Round round) {
        var cursors = new HashMap<Integer, OutboxRow>();
        var blocked = new HashMap<Integer, OutboxRow>();
        for (OutboxRow row : rows) {
            boolean done = round.isDone(row) || progress(row).isDelivered(row);
            if (!done) {
                blocked.putIfAbsent(row.shard(), row);
            } else if (blocked.containsKey(row.shard())) {
                progress(row).delivered(row);
            } else {
                cursors.put(row.shard(), row);
            }
        }
        if (!cursors.isEmpty() || !round.dead().isEmpty()) {
            session.save(cursors, round.dead());
        }
        rows.stream()
                .filter(row -> !blocked.containsKey(row.shard()))
                .forEach(row -> progress(row).forget(row));
        rows.stream().map(OutboxRow::shard).distinct().forEach(shard -> noteFailure(shard, round));
        round.dead().forEach((row, reason) -> LOG.error("Outbox row {} is given up: {}", row.id(), reason));
    }

    private void noteFailure(int shard, Round round) {
        boolean failingBefore = anyFailing();
        Exception failure = round.failure(shard);
        progress(shard).roundEnded(failure != null);
        if (failure != null && !failingBefore) {
            LOG.warn("Outbox {} is tried again until it works: {}", destination(), reason(failure));
        } else if (failingBefore && !anyFailing()) {
            LOG.info("Outbox {} works again", destination());
        }
    }

    private boolean anyFailing() {
        return shards.values().stream().anyMatch(ShardProgress::failing);
    }

    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }

    private ShardProgress progress(OutboxRow row) {
        return progress(row.shard());
    }

    private ShardProgress progress(int shard) {
        return shards.computeIfAbsent(shard, s -> new ShardProgress());
    }
}
