package org.sahay.api.security;

import java.util.Optional;
import java.util.UUID;
import org.sahay.store.identity.People;
import org.sahay.store.roster.Clinician;
import org.sahay.store.roster.Clinicians;
import org.sahay.store.roster.Roster;
import org.sahay.store.staff.StaffAccounts;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/**
 * What the holder of a session is now, asked at sign-in and at every refresh: staff has an account that is not locked, officers
 * and clinicians are in the roster, an ASHA is enrolled. An officer is of their area, everybody else of the whole country.
 */
public final class Holders {
    private final Roster roster;
    private final Clinicians clinicians;
    private final StaffAccounts accounts;
    private final People people;

    Holders(Roster roster, Clinicians clinicians, StaffAccounts accounts, People people) {
        this.roster = roster;
        this.clinicians = clinicians;
        this.accounts = accounts;
        this.people = people;
    }

    /** Empty for whoever left, is locked out, or has another role now. */
    public Optional<Actor> of(UUID person, Role role) {
        return switch (role) {
            case CITIZEN, CAREGIVER, ASHA -> inCountry(person, role, people.mayBe(person, role));
            case OPERATOR -> inCountry(person, role, accounts.isOpen(person, role));
            case CLINICIAN -> inCountry(person, role, accounts.isOpen(person, role) && practises(person));
            case DISTRICT_OFFICER, STATE_OFFICER, NATIONAL_ADMIN ->
                roster.byId(person)
                        .filter(officer -> officer.active() && officer.role() == role)
                        .filter(officer -> accounts.isOpen(person, role))
                        .map(officer -> new Actor(person, role, officer.area()));
        };
    }

    /** An account that was not made for somebody of the roster stands for itself. */
    private boolean practises(UUID person) {
        return clinicians.byId(person).map(Clinician::active).orElse(true);
    }

    private static Optional<Actor> inCountry(UUID person, Role role, boolean holds) {
        return holds ? Optional.of(new Actor(person, role, Area.COUNTRY)) : Optional.empty();
    }
}
