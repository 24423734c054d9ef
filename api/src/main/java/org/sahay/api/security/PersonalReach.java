package org.sahay.api.security;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sahay.store.identity.CareLinks;
import org.sahay.store.identity.Delegation;
import org.sahay.store.identity.Residents;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import org.springframework.util.function.SingletonSupplier;

/**
 * The ground on which somebody reaches what is a citizen's, by the policy table: it is their own; or the table lets them reach
 * wards and the citizen gave them leave; or it lets them reach villages and the citizen lives in one that they look after. Leave
 * comes before the village, as it goes further.
 */
public final class PersonalReach {
    private final CareLinks careLinks;
    private final Residents residents;

    PersonalReach(CareLinks careLinks, Residents residents) {
        this.careLinks = careLinks;
        this.residents = residents;
    }

    /** Empty when it lies beyond. */
    public Optional<Basis> basis(Grant grant, Actor actor, UUID citizen) {
        return basis(
                grant,
                actor,
                citizen,
                ward -> careLinks.basis(actor.id(), ward),
                () -> residents.lookedAfterBy(actor.id(), Set.of(citizen)));
    }

    /** The same for these citizens: what the actor was given and looks after is asked for once, and only when it matters. */
    public Function<UUID, Optional<Basis>> ofMany(Grant grant, Actor actor, Collection<UUID> citizens) {
        Supplier<List<Delegation>> received = SingletonSupplier.of(() -> careLinks.received(actor.id()));
        Supplier<Set<UUID>> lookedAfter =
                SingletonSupplier.of(() -> residents.lookedAfterBy(actor.id(), Set.copyOf(citizens)));
        return citizen -> basis(
                grant,
                actor,
                citizen,
                ward -> received.get().stream()
                        .filter(delegation -> delegation.citizen().equals(ward))
                        .map(Delegation::basis)
                        .findFirst(),
                lookedAfter);
    }

    /** Everybody whose things the actor reaches now, each with the ground; first the actor. */
    public Map<UUID, Basis> subjects(Grant grant, Actor actor) {
        var subjects = new LinkedHashMap<UUID, Basis>();
        subjects.put(actor.id(), grant.basis());
        switch (grant.reach()) {
            case SELF -> {}
            case SELF_OR_WARD ->
                careLinks
                        .received(actor.id())
                        .forEach(delegation -> subjects.putIfAbsent(delegation.citizen(), delegation.basis()));
            case SELF_WARD_OR_VILLAGE -> {
                careLinks
                        .received(actor.id())
                        .forEach(delegation -> subjects.putIfAbsent(delegation.citizen(), delegation.basis()));
                residents
                        .lookedAfterBy(actor.id())
                        .forEach(villager -> subjects.putIfAbsent(villager, Basis.ASSIGNED_VILLAGE));
            }
            case AREA, PROCESS, REFERENCE, ANYBODY, ANYONE ->
                throw new IllegalStateException("Nobody can be listed who is within reach " + grant.reach());
        }
        return subjects;
    }

    private static Optional<Basis> basis(
            Grant grant,
            Actor actor,
            UUID citizen,
            Function<UUID, Optional<Basis>> leave,
            Supplier<Set<UUID>> lookedAfter) {
        if (citizen.equals(actor.id())) {
            return Optional.of(grant.basis());
        }
        return switch (grant.reach()) {
            case SELF_OR_WARD -> leave.apply(citizen);
            case SELF_WARD_OR_VILLAGE ->
                leave.apply(citizen)
                        .or(() -> lookedAfter.get().contains(citizen)
                                ? Optional.of(Basis.ASSIGNED_VILLAGE)
                                : Optional.empty());
            case SELF, AREA, PROCESS, REFERENCE, ANYBODY, ANYONE -> Optional.empty();
        };
    }
}
