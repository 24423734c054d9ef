package org.sahay.store.outbox;

import io.temporal.client.WorkflowClient;

/** Something an outbox row asks of Temporal; one bean for each kind. */
public interface TemporalCommand {
    /** The kind of row it performs. */
    String kind();

    /**
     * Performs it. Idempotent: a row may come again, and what was done before counts as done. Bounded to a few seconds by
     * the caller's deadline.
     *
     * @throws PermanentDeliveryException when it can never succeed; everything else is tried again
     */
    void perform(WorkflowClient client, OutboxRow row);
}
