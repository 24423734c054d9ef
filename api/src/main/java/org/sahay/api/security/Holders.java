package org.sahay.api.security;

import java.util.Optional;
import java.util.UUID;
import org.sahay.store.roster.Roster;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** What the holder of a session is now: an officer as the roster has them, everybody else of the whole country. */
public final class Holders {
    private final Roster roster;

    Holders(Roster roster) {
        this.roster = roster;
    }

    /** Empty for an officer who left, or has another role now. */
    public Optional<Actor> of(UUID person, Role role) {
        return role.decidesComplaints()
                ? roster.byId(person)
                        .filter(officer -> officer.active() && officer.role() == role)
                        .map(officer -> new Actor(person, role, officer.area()))
                : Optional.of(new Actor(person, role, Area.COUNTRY));
    }
}
