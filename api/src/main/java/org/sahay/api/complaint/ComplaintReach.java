package org.sahay.api.complaint;

import org.sahay.api.security.Right;
import org.sahay.store.identity.CareLinks;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.identity.Actor;

/**
 * Whether a case lies within the reach that the policy table gives. The case's own {@code visibleTo} is asked as well:
 * an officer's area is its to know, and a delegation that has lapsed is the table's.
 */
final class ComplaintReach {
    private final CareLinks careLinks;

    ComplaintReach(CareLinks careLinks) {
        this.careLinks = careLinks;
    }

    boolean covers(Right right, Actor actor, ComplaintCase kase) {
        return kase.visibleTo(actor)
                && switch (right.grant(actor.role()).reach()) {
                    case SELF -> isCitizen(actor, kase);
                    case SELF_OR_WARD ->
                        isCitizen(actor, kase)
                                || careLinks.exists(
                                        actor.id(), kase.complainant().citizenId());
                    case AREA, PROCESS -> true;
                    case REFERENCE, ANYBODY, ANYONE -> false;
                };
    }

    private static boolean isCitizen(Actor actor, ComplaintCase kase) {
        return kase.complainant().citizenId().equals(actor.id());
    }
}
