package org.sahay.api.sync;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sahay.api.security.Grant;
import org.sahay.api.security.Reach;
import org.sahay.api.security.Right;
import org.sahay.store.identity.CareLinks;
import org.sahay.store.identity.Delegation;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;

/** For whom a device may write, by the policy table, and on which ground. Who it may not write for is not looked up. */
final class SyncReach {
    private final CareLinks careLinks;

    SyncReach(CareLinks careLinks) {
        this.careLinks = careLinks;
    }

    /** The grounds for those of the subjects that lie within reach; what the caller was given is asked for once, if at all. */
    Function<UUID, Optional<Basis>> bases(Right right, Actor actor, Collection<UUID> subjects) {
        Grant grant = right.grant(actor.role());
        boolean others = subjects.stream().anyMatch(subject -> !subject.equals(actor.id()));
        Map<UUID, Basis> wards = others && grant.reach() == Reach.SELF_OR_WARD
                ? careLinks.received(actor.id()).stream()
                        .collect(Collectors.toMap(Delegation::citizen, Delegation::basis))
                : Map.of();
        return subject -> Optional.ofNullable(subject.equals(actor.id()) ? grant.basis() : wards.get(subject));
    }
}
