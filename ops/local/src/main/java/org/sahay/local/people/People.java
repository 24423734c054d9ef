package org.sahay.local.people;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.LocalTokens;
import org.sahay.local.process.LocalFailure;
import org.sahay.store.identity.LocalPrincipals;
import org.sahay.store.roster.Clinician;
import org.sahay.store.roster.Clinicians;
import org.sahay.store.roster.Officer;
import org.sahay.store.roster.Roster;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** Finds or makes the person a token is for. */
public final class People {
    private final Roster roster;
    private final Clinicians clinicians;
    private final LocalPrincipals principals;
    private final LocalTokens tokens;
    private final Duration validity;

    public People(
            Roster roster, Clinicians clinicians, LocalPrincipals principals, LocalTokens tokens, Duration validity) {
        this.roster = roster;
        this.clinicians = clinicians;
        this.principals = principals;
        this.tokens = tokens;
        this.validity = validity;
    }

    /**
     * Whoever acts in a role.
     *
     * @param name an officer's or a clinician's roster code, or any name for everybody else; null for the lowest-code officer of the role
     *     and area, or for one nameless person of the role
     * @param lgdState narrows the officers, and is checked against a named one
     * @param lgdDistrict likewise
     */
    public Actor find(Role role, @Nullable String name, @Nullable Integer lgdState, @Nullable Integer lgdDistrict) {
        if (!role.decidesComplaints()) {
            return new Actor(idOf(role, name == null ? "somebody" : name), role, Area.COUNTRY);
        }
        Optional<Officer> officer = name == null ? roster.lowestCode(role, lgdState, lgdDistrict) : roster.byCode(name);
        return officer.filter(found -> fits(found, role, lgdState, lgdDistrict))
                .map(found -> new Actor(found.id(), found.role(), found.area()))
                .orElseThrow(() -> new LocalFailure(
                        "No active %s%s%s; add one with ./sahay seed officers FILE, or name another area."
                                .formatted(
                                        role.code(),
                                        name == null ? "" : " with the code " + name,
                                        area(lgdState, lgdDistrict))));
    }

    /** Whether the API would accept them in this role, and they are of the named state and district. */
    static boolean fits(Officer officer, Role role, @Nullable Integer lgdState, @Nullable Integer lgdDistrict) {
        Area area = officer.area();
        return officer.active()
                && officer.role() == role
                && (lgdState == null || lgdState.equals(area.lgdState()))
                && (lgdDistrict == null || lgdDistrict.equals(area.lgdDistrict()));
    }

    private UUID idOf(Role role, String name) {
        Optional<Clinician> clinician = role == Role.CLINICIAN ? clinicians.byCode(name) : Optional.empty();
        return clinician.map(Clinician::id).orElseGet(() -> principals.idOf(name, role));
    }

    public Actor officer(UUID id) {
        Officer officer = roster.byId(id).orElseThrow(() -> new LocalFailure("No officer " + id + "."));
        return new Actor(officer.id(), officer.role(), officer.area());
    }

    public String token(Actor actor) {
        return tokens.issue(actor, validity);
    }

    private static String area(@Nullable Integer lgdState, @Nullable Integer lgdDistrict) {
        return (lgdState == null ? "" : " in state " + lgdState)
                + (lgdDistrict == null ? "" : ", district " + lgdDistrict);
    }
}
