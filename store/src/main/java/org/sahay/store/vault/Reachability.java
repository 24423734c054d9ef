package org.sahay.store.vault;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Asks something that keys depend on. Once that has failed nobody waits for it again: all are refused at once, and at most once a second somebody finds
 * out in the background whether it would work again.
 */
final class Reachability {
    private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final String what;
    private final Runnable trial;
    private final AtomicLong nextTrial = new AtomicLong();
    private volatile boolean failing;

    /**
     * @param what as the log calls it
     * @param trial throws unless it answers
     */
    Reachability(String what, Runnable trial) {
        this.what = what;
        this.trial = trial;
    }

    /** @throws KeysUnavailableException when there is no answer */
    <T> T ask(Supplier<T> question) {
        if (failing) {
            tryInBackground();
            throw new KeysUnavailableException(what + " does not answer", null);
        }
        try {
            return question.get();
        } catch (DataAccessException | TransactionException e) {
            failed(e);
            throw new KeysUnavailableException(what + " does not answer", e);
        } catch (KeysUnavailableException e) {
            failed(e);
            throw e;
        }
    }

    private void failed(RuntimeException reason) {
        nextTrial.set(System.nanoTime() + PAUSE);
        if (!failing) {
            failing = true;
            LOG.warn("{} does not answer; it is tried every second", what, reason);
        }
    }

    private void tryInBackground() {
        long due = nextTrial.get();
        long now = System.nanoTime();
        if (now - due >= 0 && nextTrial.compareAndSet(due, now + PAUSE)) {
            Thread.ofVirtual().name("keys-trial").start(this::tryAgain);
        }
    }

    private void tryAgain() {
        try {
            trial.run();
            failing = false;
            LOG.info("{} answers again", what);
        } catch (DataAccessException | TransactionException | KeysUnavailableException stillAway) {
            LOG.debug("{} still does not answer", what, stillAway);
            nextTrial.set(System.nanoTime() + PAUSE);
        }
    }
}
