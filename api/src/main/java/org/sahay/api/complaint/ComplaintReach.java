package org.sahay.api.complaint;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Grant;
import org.sahay.api.security.Reach;
import org.sahay.api.security.Right;
import org.sahay.store.identity.CareLinks;
import org.sahay.store.identity.Delegation;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;

/**
 * Whether a case lies within the reach that the policy table gives, and on which ground: to be let and to have a ground is the
 * same. The case's own {@code visibleTo} is asked as well: an officer's area is its to know, and a delegation that has lapsed is
 * the table's.
 */
final class ComplaintReach {
    private final CareLinks careLinks;

    ComplaintReach(CareLinks careLinks) {
        this.careLinks = careLinks;
    }

    /** Empty when it lies beyond. */
    Optional<Basis> basis(Right right, Actor actor, ComplaintCase kase) {
        return basis(right, actor, kase, citizen -> careLinks.basis(actor.id(), citizen));
    }

    /** The same for many cases: what the actor was given is asked for once, and only where it may matter. */
    Bases ofMany(Right right, Actor actor) {
        List<Delegation> received =
                right.grant(actor.role()).reach() == Reach.SELF_OR_WARD ? careLinks.received(actor.id()) : List.of();
        return kase -> basis(
                right,
                actor,
                kase,
                citizen -> received.stream()
                        .filter(delegation -> delegation.citizen().equals(citizen))
                        .map(Delegation::basis)
                        .findFirst());
    }

    /**
     * The ground to file on; empty when there is none.
     *
     * @param named for whom; null for oneself
     */
    Optional<Basis> basisToFile(Actor filer, @Nullable UUID named) {
        Grant grant = Right.FILE_COMPLAINT.grant(filer.role());
        if (named == null) {
            return Optional.of(grant.basis());
        }
        return grant.reach() == Reach.SELF_OR_WARD
                ? personal(grant, filer, named, ward -> careLinks.basis(filer.id(), ward))
                : Optional.empty();
    }

    /** Grounds, case by case. */
    interface Bases {
        Optional<Basis> of(ComplaintCase kase);
    }

    private interface Consents {
        Optional<Basis> of(UUID citizen);
    }

    private static Optional<Basis> basis(Right right, Actor actor, ComplaintCase kase, Consents consents) {
        Grant grant = right.grant(actor.role());
        if (!kase.visibleTo(actor)) {
            return Optional.empty();
        }
        return switch (grant.reach()) {
            case SELF, SELF_OR_WARD -> personal(grant, actor, kase.complainant().citizenId(), consents);
            case AREA, PROCESS -> Optional.of(grant.basis());
            case REFERENCE, ANYBODY, ANYONE -> Optional.empty();
        };
    }

    private static Optional<Basis> personal(Grant grant, Actor actor, UUID citizen, Consents consents) {
        if (citizen.equals(actor.id())) {
            return Optional.of(grant.basis());
        }
        return grant.reach() == Reach.SELF_OR_WARD ? consents.of(citizen) : Optional.empty();
    }
}
