package org.sahay.api;

import java.util.List;
import java.util.UUID;
import org.sahay.store.place.PlaceChanges;
import org.sahay.store.roster.Officer;
import org.sahay.store.roster.OfficerChange;
import org.sahay.store.roster.Roster;
import org.sahay.store.roster.RosterChanges;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** Synthetic people: officers of Patna, of Bihar and of the country, and anybody else by the dozen. */
public final class TestPeople {
    private final Roster roster;

    private TestPeople(Roster roster) {
        this.roster = roster;
    }

    static TestPeople seeded(PlaceChanges places, RosterChanges changes, Roster roster) {
        places.state(10, "Bihar");
        places.state(33, "Tamil Nadu");
        places.district(212, 10, "Patna");
        places.district(209, 10, "Nalanda");
        places.district(568, 33, "Chennai");
        changes.apply(List.of(
                officer("BR-PAT-01", Role.DISTRICT_OFFICER, new Area(10, 212), true),
                officer("BR-PAT-99", Role.DISTRICT_OFFICER, new Area(10, 212), false),
                officer("TN-CHE-01", Role.DISTRICT_OFFICER, new Area(33, 568), true),
                officer("BR-01", Role.STATE_OFFICER, new Area(10, null), true),
                officer("IN-01", Role.NATIONAL_ADMIN, Area.COUNTRY, true)));
        return new TestPeople(roster);
    }

    private static OfficerChange officer(String code, Role role, Area area, boolean active) {
        return new OfficerChange(code, role, "HEALTH_SERVICES", area, "en", active);
    }

    public Actor officer(String code) {
        Officer officer = roster.byCode(code).orElseThrow();
        return new Actor(officer.id(), officer.role(), officer.area());
    }

    public static Actor aCitizen() {
        return a(Role.CITIZEN);
    }

    public static Actor a(Role role) {
        return new Actor(UUID.randomUUID(), role, Area.COUNTRY);
    }
}
