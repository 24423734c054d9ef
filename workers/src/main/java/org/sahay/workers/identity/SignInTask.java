package org.sahay.workers.identity;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sahay.activities.notification.SignInCodeDelivery;
import org.sahay.store.identity.ShortLivedStateUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for sign-in codes to send five times a second, in every process that sends messages. */
final class SignInTask implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SignInTask.class);
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration FINISH = Duration.ofSeconds(5);

    private final SignInCodeDelivery delivery;
    private final boolean sendsMessages;
    private @Nullable ScheduledThreadPoolExecutor executor;

    SignInTask(SignInCodeDelivery delivery, boolean sendsMessages) {
        this.delivery = delivery;
        this.sendsMessages = sendsMessages;
    }

    @Override
    public boolean isAutoStartup() {
        return sendsMessages;
    }

    @Override
    public synchronized void start() {
        executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("sign-in-codes").factory());
        executor.scheduleWithFixedDelay(this::deliver, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is in hand is finished. */
    @Override
    public synchronized void stop() {
        if (executor == null) {
            return;
        }
        executor.shutdown();
        try {
            if (!executor.awaitTermination(FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Sign-in codes in hand are left to another process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        executor.shutdownNow();
        executor = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }

    private void deliver() {
        try {
            delivery.deliver();
        } catch (ShortLivedStateUnavailableException e) {
            LOG.debug("Sign-in codes wait for Redis", e);
        } catch (RuntimeException e) {
            LOG.error("Sign-in codes cannot be sent and are tried again", e);
        }
    }
}
