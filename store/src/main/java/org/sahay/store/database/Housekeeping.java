package org.sahay.store.database;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Does the chores of all features: part by part, each in a transaction, and in one process at a time. */
public final class Housekeeping implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration AFTER_START = Duration.ofMinutes(1);

    private final List<Chore> chores;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private @Nullable Timers timers;

    public Housekeeping(List<Chore> chores, JdbcClient jdbc, TransactionTemplate transaction) {
        this.chores = List.copyOf(chores);
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Those due within a minute have a thread of their own, so that none of the long ones keeps them waiting. */
    @Override
    public synchronized void start() {
        var started = new Timers(timer("housekeeping"), timer("housekeeping-prompt"));
        for (Chore chore : chores) {
            boolean prompt = chore.every().compareTo(AFTER_START) < 0;
            (prompt ? started.prompt() : started.others())
                    .scheduleWithFixedDelay(
                            () -> perform(chore),
                            (prompt ? chore.every() : AFTER_START).toMillis(),
                            chore.every().toMillis(),
                            TimeUnit.MILLISECONDS);
        }
        timers = started;
    }

    @Override
    public synchronized void stop() {
        if (timers != null) {
            timers.prompt().shutdownNow();
            timers.others().shutdownNow();
            timers = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timers != null;
    }

    private static ScheduledThreadPoolExecutor timer(String name) {
        return new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory());
    }

    void perform(Chore chore) {
        try {
            while (isRunning() && part(chore) > 0) {
                LOG.debug("Chore {} goes on", chore.name());
            }
        } catch (RuntimeException e) {
            LOG.warn("Chore {} failed and is tried again in {}", chore.name(), chore.every(), e);
        }
    }

    private int part(Chore chore) {
        Integer done = transaction.execute(status -> lock(chore) ? chore.work().getAsInt() : 0);
        return done == null ? 0 : done;
    }

    boolean lock(Chore chore) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "chore " + chore.name())
                .query(Boolean.class)
                .single();
    }

    private record Timers(ScheduledThreadPoolExecutor others, ScheduledThreadPoolExecutor prompt) {}
}
