package org.sahay.store.roster;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.outbox.Destination;
import org.sahay.store.outbox.Outbox;
import org.sahay.store.outbox.OutboxRecord;
import org.sahay.store.temporal.CaseJson;
import org.sahay.workflows.complaint.ComplaintId;

/** Tells cases, through the outbox, that the roster has changed in a way that may concern them. */
public final class RosterWakeUps {
    public static final String KIND = "complaint.roster-changed";

    private final Outbox outbox;
    private final CaseJson json;

    public RosterWakeUps(Outbox outbox, CaseJson json) {
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * Wakes one case, once the caller's transaction commits.
     *
     * @param departed the owner who no longer takes it, or null
     */
    public void wake(ComplaintId complaintId, @Nullable UUID departed) {
        var payload = new RosterWakeUp(complaintId, departed);
        outbox.append(new OutboxRecord(Destination.TEMPORAL, KIND, complaintId.toString(), json.write(payload)));
    }
}
