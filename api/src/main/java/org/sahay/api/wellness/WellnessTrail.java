package org.sahay.api.wellness;

import java.util.UUID;
import org.sahay.api.security.Right;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;

/** Leaves in the audit trail who looked at whose readings, in the transaction that reads them. */
final class WellnessTrail {
    private final AuditTrail audit;

    WellnessTrail(AuditTrail audit) {
        this.audit = audit;
    }

    void series(Actor actor, UUID citizen, Basis basis) {
        record(Right.READ_SERIES, actor, "wellness.series", citizen, "person", citizen, basis);
    }

    void flags(Actor actor, UUID citizen, Basis basis) {
        record(Right.LIST_FLAGS, actor, "wellness.flags", citizen, "person", citizen, basis);
    }

    void acknowledged(Actor actor, UUID citizen, UUID flag, Basis basis) {
        record(Right.ACKNOWLEDGE_FLAG, actor, "wellness.acknowledge", citizen, "wellness_flag", flag, basis);
    }

    private void record(
            Right right, Actor actor, String operation, UUID citizen, String kind, UUID object, Basis basis) {
        audit.record(new AuditEntry(
                actor.id(), actor.role().code(), operation, citizen, kind, object, right.purpose(actor.role()), basis));
    }
}
