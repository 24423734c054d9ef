package org.sahay.store.complaint;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.sahay.store.idempotency.IdempotencyKeys;
import org.sahay.store.outbox.Destination;
import org.sahay.store.outbox.Outbox;
import org.sahay.store.outbox.OutboxRecord;
import org.sahay.store.temporal.CaseJson;
import org.sahay.workflows.complaint.ComplaintId;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has a case read its row again, through the outbox, when the outcome of an action is open: its transition may be
 * committed while the workflow task that made it was lost, and with it all that the workflow would know of it.
 */
public final class RowRereads {
    static final String KIND = "complaint.reread-row";

    /** Operation of an action's idempotency key, without the complaint's id. */
    private static final String ACTION = "complaint.act/";

    static final Duration EVERY = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final IdempotencyKeys keys;
    private final TransactionOperations transactions;
    private final CaseJson json;

    public RowRereads(Outbox outbox, IdempotencyKeys keys, TransactionOperations transactions, CaseJson json) {
        this.outbox = outbox;
        this.keys = keys;
        this.transactions = transactions;
        this.json = json;
    }

    /** Operation that the idempotency keys of a complaint's actions are for. */
    public static String operation(UUID complaint) {
        return ACTION + complaint;
    }

    /** Asks one case, in the caller's transaction when there is one. */
    public void ask(ComplaintId complaint) {
        var record = new OutboxRecord(Destination.TEMPORAL, KIND, complaint.toString(), json.write(complaint));
        transactions.executeWithoutResult(status -> outbox.append(record));
    }

    /** Asks the cases of actions whose asker died without an answer; returns how many. In the caller's transaction. */
    int askAbandoned() {
        List<String> operations = keys.abandoned(ACTION);
        operations.stream()
                .map(operation -> new ComplaintId(UUID.fromString(operation.substring(ACTION.length()))))
                .distinct()
                .forEach(this::ask);
        return operations.size();
    }
}
