package org.sahay.store.complaint;

import java.util.List;
import java.util.stream.Stream;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.store.outbox.Destination;
import org.sahay.store.outbox.Outbox;
import org.sahay.store.outbox.OutboxRecord;
import org.sahay.store.temporal.CaseJson;
import org.sahay.store.trace.OfRequest;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.Transition;
import org.sahay.workflows.identity.Basis;

/** What every transition leaves beside the row: an audit entry and an event for others. */
final class TransitionTrail {
    private static final String TOPIC = "complaints.events";

    private final AuditTrail audit;
    private final Outbox outbox;
    private final CaseJson json;

    TransitionTrail(AuditTrail audit, Outbox outbox, CaseJson json) {
        this.audit = audit;
        this.outbox = outbox;
        this.json = json;
    }

    /** Inside the caller's transaction. */
    void leave(List<CaseTransition> steps) {
        leave(steps, List.of());
    }

    /** The same, and what else is to be delivered. */
    void leave(List<CaseTransition> steps, List<OfRequest<OutboxRecord>> more) {
        audit.recordEach(steps.stream()
                .map(step -> new OfRequest<>(step.request(), audited(step)))
                .toList());
        var events =
                steps.stream().map(step -> new OfRequest<>(step.request(), published(step.kase(), step.transition())));
        outbox.appendEach(Stream.concat(events, more.stream()).toList());
    }

    private static AuditEntry audited(CaseTransition step) {
        ComplaintCase kase = step.kase();
        Transition t = step.transition();
        return new AuditEntry(
                t.actorId(),
                t.actorRole() == null ? "system" : t.actorRole().code(),
                "complaint." + t.event().code(),
                kase.complainant().citizenId(),
                "complaint",
                kase.id().value(),
                "grievance",
                t.actorId() == null ? Basis.PROCEDURE : step.request().basis());
    }

    private OutboxRecord published(ComplaintCase kase, Transition t) {
        return new OutboxRecord(
                Destination.KAFKA, TOPIC, kase.id().toString(), json.write(ComplaintEventData.of(kase, t)));
    }
}
