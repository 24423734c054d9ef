package org.sahay.store.outbox;

/** Delivers rows to one destination. */
interface Courier {
    Destination destination();

    /** How many rows one round should take at most, so that a round stays short. */
    int roundSize();

    /**
     * Delivers a row, within a few seconds; it may come again.
     *
     * @throws PermanentDeliveryException when it can never succeed
     * @throws Exception when it should be tried again
     */
    void deliver(OutboxRow row) throws Exception;
}
