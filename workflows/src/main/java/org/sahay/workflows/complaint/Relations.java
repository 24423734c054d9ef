package org.sahay.workflows.complaint;

import java.util.EnumSet;
import java.util.Set;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;

/** What a person is to a case. */
final class Relations {
    private Relations() {}

    static Set<Relation> of(ComplaintCase kase, Actor actor) {
        var relations = EnumSet.noneOf(Relation.class);
        if (!actor.role().decidesComplaints()) {
            if (actor.role() != Role.OPERATOR && kase.complainant().is(actor.id())) {
                relations.add(Relation.COMPLAINANT);
            }
            return relations;
        }
        if (owns(kase, actor)) {
            relations.add(Relation.OWNER);
        } else if (isSuperior(kase, actor)) {
            relations.add(Relation.SUPERIOR);
        }
        return relations;
    }

    private static boolean owns(ComplaintCase kase, Actor actor) {
        Owner owner = kase.owner();
        return owner != null ? owner.officerId().equals(actor.id()) : actor.id().equals(kase.answeredBy());
    }

    /** Above the case's rung; in Submitted and Held at or above it; at the top any other national administrator. */
    private static boolean isSuperior(ComplaintCase kase, Actor actor) {
        if (!actor.isResponsibleFor(kase.office().lgdState(), kase.office().lgdDistrict())) {
            return false;
        }
        int rung = actor.role().rung();
        boolean unowned = kase.status() == ComplaintStatus.SUBMITTED || kase.status() == ComplaintStatus.HELD;
        boolean atTop = kase.level() == ComplaintCase.TOP_RUNG && rung == ComplaintCase.TOP_RUNG;
        return rung > kase.level() || (unowned && rung == kase.level()) || atTop;
    }
}
