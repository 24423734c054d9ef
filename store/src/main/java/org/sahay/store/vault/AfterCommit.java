package org.sahay.store.vault;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Does something once the caller's transaction has committed, and not at all when it rolls back; at once when there is none. */
final class AfterCommit {
    private static final Logger LOG = LoggerFactory.getLogger(AfterCommit.class);

    private AfterCommit() {}

    static void run(Runnable work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    work.run();
                } catch (
                        DataAccessException e) { // what the transaction did is done: its caller must not hear otherwise
                    LOG.warn("Texts could not be erased yet; the search for texts that nobody holds will find them", e);
                }
            }
        });
    }
}
