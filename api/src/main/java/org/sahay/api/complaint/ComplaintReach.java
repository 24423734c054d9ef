package org.sahay.api.complaint;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Grant;
import org.sahay.api.security.PersonalReach;
import org.sahay.api.security.Reach;
import org.sahay.api.security.Right;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;

/**
 * Whether a case lies within the reach that the policy table gives, and on which ground: to be let and to have a ground is the
 * same. The case's own {@code visibleTo} is asked as well: an officer's area is its to know, and a delegation that has lapsed is
 * the table's.
 */
final class ComplaintReach {
    private final PersonalReach personal;

    ComplaintReach(PersonalReach personal) {
        this.personal = personal;
    }

    /** Empty when it lies beyond. */
    Optional<Basis> basis(Right right, Actor actor, ComplaintCase kase) {
        Grant grant = right.grant(actor.role());
        return basis(grant, actor, kase, citizen -> personal.basis(grant, actor, citizen));
    }

    /** The same for many cases: what the actor was given is asked for once, and only when it matters. */
    Bases ofMany(Right right, Actor actor, List<ComplaintCase> cases) {
        Grant grant = right.grant(actor.role());
        Function<UUID, Optional<Basis>> bases = personal.ofMany(
                grant,
                actor,
                cases.stream().map(kase -> kase.complainant().citizenId()).toList());
        return kase -> basis(grant, actor, kase, bases);
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
        return grant.reach() == Reach.SELF ? Optional.empty() : personal.basis(grant, filer, named);
    }

    /** Grounds, case by case. */
    interface Bases {
        Optional<Basis> of(ComplaintCase kase);
    }

    private static Optional<Basis> basis(
            Grant grant, Actor actor, ComplaintCase kase, Function<UUID, Optional<Basis>> bases) {
        if (!kase.visibleTo(actor)) {
            return Optional.empty();
        }
        return switch (grant.reach()) {
            case SELF, SELF_OR_WARD, SELF_WARD_OR_VILLAGE ->
                bases.apply(kase.complainant().citizenId());
            case AREA, PROCESS -> Optional.of(grant.basis());
            case REFERENCE, ANYBODY, ANYONE -> Optional.empty();
        };
    }
}
