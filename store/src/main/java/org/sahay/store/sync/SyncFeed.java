package org.sahay.store.sync;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Feeds Kafka from the log itself, at least once and in the order of commits, below which no commit can come later. One
 * process feeds; another takes over when it is gone. After a failure some events come again, perhaps after later ones.
 */
public final class SyncFeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SyncFeed.class);
    private static final int ROUND = 1_000;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PATIENCE_OF_PRODUCER = Duration.ofSeconds(2);

    private final DataSource pool;
    private final Supplier<Producer<String, byte[]>> connect;
    private final Duration pollInterval;
    private final Clock clock;
    private @Nullable Loop loop;
    private @Nullable Thread thread;

    SyncFeed(DataSource pool, Supplier<Producer<String, byte[]>> connect, Duration pollInterval, Clock clock) {
        this.pool = pool;
        this.connect = connect;
        this.pollInterval = pollInterval;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        loop = new Loop();
        thread = Thread.ofPlatform().name("sync-feed").start(loop);
    }

    /** Ends after the round under way; one that takes too long is interrupted and comes again. */
    @Override
    public synchronized void stop() {
        if (loop == null || thread == null) {
            return;
        }
        loop.stopping.countDown();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.warn("{} does not end and is interrupted", thread.getName());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        loop = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return loop != null;
    }

    private final class Loop implements Runnable {
        private final CountDownLatch stopping = new CountDownLatch(1);
        private @Nullable String outage;
        private @Nullable Producer<String, byte[]> producer;

        @Override
        public void run() {
            try {
                while (!waited(Duration.ZERO)) {
                    serve();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void serve() throws InterruptedException {
            try (var session = FeedSession.open(pool, clock)) {
                while (!session.leads()) {
                    if (waited(AFTER_FAILURE)) {
                        return;
                    }
                }
                lead(session);
            } catch (SQLException | RuntimeException e) {
                note(reason(e));
                waited(AFTER_FAILURE);
            }
        }

        private void lead(FeedSession session) throws InterruptedException {
            if (session.isForeign()) {
                throw new IllegalStateException(
                        "the log has transaction numbers that this PostgreSQL has not come to:"
                                + " it was restored from a dump. Advance them with pg_resetwal -e and -x; until then nothing is fed");
            }
            try {
                while (round(session) || !waited(pollInterval)) {
                    if (waited(Duration.ZERO)) {
                        return;
                    }
                }
            } finally {
                disconnect();
            }
        }

        /** Whether there was anything. */
        private boolean round(FeedSession session) throws InterruptedException {
            List<FedEvent> events = session.read(ROUND);
            if (events.isEmpty()) {
                return false;
            }
            FeedRound round = FeedRound.send(connected(), events);
            if (round.last() != null) {
                session.save(round.last(), round.dead());
            }
            round.dead()
                    .forEach((event, reason) -> LOG.error(
                            "Event {} of the log is given up: {}", event.event().serverId(), reason));
            if (round.failure() != null) {
                throw new KafkaException("Kafka did not take an event", round.failure());
            }
            recovered();
            return true;
        }

        /** Nobody is connected to before there is something to tell. */
        private Producer<String, byte[]> connected() {
            Producer<String, byte[]> connected = producer == null ? connect.get() : producer;
            producer = connected;
            return connected;
        }

        /** What is still on its way is given up, and comes again. */
        private void disconnect() {
            if (producer != null) {
                producer.close(PATIENCE_OF_PRODUCER);
            }
            producer = null;
        }

        private void note(String reason) {
            if (!reason.equals(outage)) {
                LOG.warn("The feed of events waits and is tried again until it works: {}", reason);
            }
            outage = reason;
        }

        private void recovered() {
            if (outage != null) {
                LOG.info("The feed of events works again");
            }
            outage = null;
        }

        /** Waits so long at most; returns whether it is to end. */
        private boolean waited(Duration atMost) throws InterruptedException {
            return stopping.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }
}
