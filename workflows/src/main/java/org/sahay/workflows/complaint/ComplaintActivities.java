package org.sahay.workflows.complaint;

import io.temporal.activity.ActivityInterface;

/** What the complaint workflow asks of its own database; run as local activities, each idempotent. */
@ActivityInterface(namePrefix = "Complaint")
public interface ComplaintActivities {
    /** Reads the roster and chooses by {@link RoutingRules}. */
    RoutingAnswer route(RoutingQuestion question);

    /**
     * Writes the row, the timeline entries, their audit entries and their outbox records in one transaction, if the
     * row still stands at the seq before the first entry. If it stands further on (an earlier attempt was committed and
     * its answer lost), nothing is written and the answer says what is stored, which the workflow adopts.
     */
    Recorded record(RecordRequest request);

    /** What the row says beyond what the workflow knows; nothing is written. */
    Recorded stored(StoredQuestion question);
}
