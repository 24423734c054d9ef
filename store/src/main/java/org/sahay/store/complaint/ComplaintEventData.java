package org.sahay.store.complaint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintEvent;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.ComplaintOutcome;
import org.sahay.workflows.complaint.ComplaintStatus;
import org.sahay.workflows.complaint.Office;
import org.sahay.workflows.complaint.Transition;
import org.sahay.workflows.identity.Role;

/**
 * The data of one event on {@code complaints.events}: ids and codes only.
 *
 * @param seq the timeline entry it tells of; without a gap within a complaint
 * @param from null for the acceptance
 * @param actorRole null for the system
 * @param ownerRole null while nobody owns it
 * @param outcome only when closed
 */
record ComplaintEventData(
        ComplaintId complaintId,
        long seq,
        ComplaintEvent event,
        @Nullable ComplaintStatus from,
        ComplaintStatus to,
        int level,
        Instant at,
        @Nullable Instant dueAt,
        @Nullable Role actorRole,
        String category,
        String department,
        int lgdState,
        int lgdDistrict,
        @Nullable Role ownerRole,
        @Nullable ComplaintOutcome outcome) {
    /** An owner always stands on the rung of their case; the office is the one the case lay with at the entry. */
    static ComplaintEventData of(ComplaintCase kase, Transition t) {
        Office office = t.office() == null ? kase.office() : t.office();
        return new ComplaintEventData(
                kase.id(),
                t.seq(),
                t.event(),
                t.from(),
                t.to(),
                t.level(),
                t.at(),
                t.dueAt(),
                t.actorRole(),
                kase.category(),
                office.department(),
                office.lgdState(),
                office.lgdDistrict(),
                t.to().working() ? Role.ofRung(t.level()) : null,
                t.to().live() ? null : ComplaintColumns.outcome(kase));
    }
}
