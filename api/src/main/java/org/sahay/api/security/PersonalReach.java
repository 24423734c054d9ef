package org.sahay.api.security;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sahay.store.identity.CareLinks;
import org.sahay.store.identity.Delegation;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import org.springframework.util.function.SingletonSupplier;

/**
 * The ground on which somebody reaches what is a citizen's, by the policy table: it is their own, or the table lets them reach
 * wards and the citizen gave them leave.
 */
public final class PersonalReach {
    private final CareLinks careLinks;

    PersonalReach(CareLinks careLinks) {
        this.careLinks = careLinks;
    }

    /** Empty when it lies beyond. */
    public Optional<Basis> basis(Grant grant, Actor actor, UUID citizen) {
        return basis(grant, actor, citizen, ward -> careLinks.basis(actor.id(), ward));
    }

    /** The same for many citizens: what the actor was given is asked for once, and only when it matters. */
    public Function<UUID, Optional<Basis>> ofMany(Grant grant, Actor actor) {
        Supplier<List<Delegation>> received = SingletonSupplier.of(() -> careLinks.received(actor.id()));
        return citizen -> basis(
                grant,
                actor,
                citizen,
                ward -> received.get().stream()
                        .filter(delegation -> delegation.citizen().equals(ward))
                        .map(Delegation::basis)
                        .findFirst());
    }

    private static Optional<Basis> basis(
            Grant grant, Actor actor, UUID citizen, Function<UUID, Optional<Basis>> leave) {
        if (citizen.equals(actor.id())) {
            return Optional.of(grant.basis());
        }
        return grant.reach() == Reach.SELF_OR_WARD ? leave.apply(citizen) : Optional.empty();
    }
}
