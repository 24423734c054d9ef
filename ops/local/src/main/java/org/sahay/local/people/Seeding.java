package org.sahay.local.people;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sahay.api.staff.LocalAccounts;
import org.sahay.local.process.LocalFailure;
import org.sahay.store.identity.CareLinks;
import org.sahay.store.identity.LocalPrincipals;
import org.sahay.store.place.PlaceChanges;
import org.sahay.store.place.Places;
import org.sahay.store.roster.ClinicianChange;
import org.sahay.store.roster.Clinicians;
import org.sahay.store.roster.Officer;
import org.sahay.store.roster.OfficerChange;
import org.sahay.store.roster.Roster;
import org.sahay.store.roster.RosterChanges;
import org.sahay.store.staff.Invitation;
import org.sahay.store.staff.StaffEnrolment;
import org.sahay.store.staff.UserName;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.springframework.dao.DataIntegrityViolationException;

/** Puts places, officers, clinicians and links into a store; may be repeated. Everything shipped is synthetic. */
public final class Seeding {
    private final LocalStore store;

    public Seeding(LocalStore store) {
        this.store = store;
    }

    /** The places and officers that the project ships: Bihar with three districts, Tamil Nadu with two. */
    public void shipped() {
        var places = store.bean(PlaceChanges.class);
        var shipped = SeedFiles.placesShipped();
        shipped.states().forEach(state -> places.state(state.lgdState(), state.name()));
        shipped.districts()
                .forEach(district -> places.district(district.lgdDistrict(), district.lgdState(), district.name()));
        shippedOfficers("officers.json");
    }

    /** Officers of a shipped file; how many cases that wakes. */
    public int shippedOfficers(String name) {
        return apply(name, SeedFiles.officersShipped(name));
    }

    /** Officers of a person's own file; how many cases that wakes. */
    int officers(Path file) {
        return apply(file.toString(), SeedFiles.officers(file));
    }

    /** Clinicians of a person's own file; how many. */
    int clinicians(Path file) {
        List<ClinicianChange> clinicians = SeedFiles.clinicians(file);
        clinicians.forEach(clinician -> requireKnown(file + ", clinician " + clinician.code(), clinician.area()));
        try {
            store.bean(Clinicians.class).apply(clinicians);
        } catch (DataIntegrityViolationException e) {
            throw new LocalFailure(
                    "%s: a clinician has a department or a language (en, hi, ta) that there is not; nothing was seeded."
                            .formatted(file),
                    e);
        }
        return clinicians.size();
    }

    private void requireKnown(String who, Area area) {
        var places = store.bean(Places.class);
        Integer district = area.lgdDistrict();
        Integer state = area.lgdState();
        boolean known = district == null
                ? state == null || places.stateExists(state)
                : places.stateOfDistrict(district).equals(Optional.ofNullable(state));
        if (!known) {
            throw new LocalFailure("%s: there is no %s %s; see LGD."
                    .formatted(who, district == null ? "state" : "district " + district + " in state", state));
        }
    }

    private int apply(String file, List<OfficerChange> officers) {
        officers.forEach(officer -> requireKnown(file + ", officer " + officer.code(), officer.area()));
        try {
            return store.bean(RosterChanges.class).apply(officers);
        } catch (DataIntegrityViolationException e) {
            throw new LocalFailure(
                    "%s: an officer has a department that there is not; nothing was seeded.".formatted(file), e);
        }
    }

    /** Links between helpers and citizens; how many. */
    int links(Path file) {
        var links = SeedFiles.links(file);
        links.forEach(this::link);
        return links.size();
    }

    /** Invites an officer to set up their sign-in. */
    Invitation staff(String officerCode, String userName) {
        UserName name = UserName.parse(userName)
                .orElseThrow(() -> new LocalFailure("--user-name is 3 to 64 letters from a to z, digits and . _ - @."));
        Officer officer = store.bean(Roster.class)
                .byCode(officerCode)
                .orElseThrow(
                        () -> new LocalFailure("There is no officer %s; ./sahay seed adds those that the project ships."
                                .formatted(officerCode)));
        return store.bean(StaffEnrolment.class)
                .invite(officer.id(), officer.role(), name, null)
                .orElseThrow(() -> new LocalFailure(
                        "%s has another user name, or somebody else has this one.".formatted(officerCode)));
    }

    /** Somebody who can sign in as an operator, anew when they are there. */
    public LocalAccounts.Account operator(String userName) {
        return UserName.parse(userName)
                .flatMap(name -> new LocalAccounts(store.bean(StaffEnrolment.class)).make(Role.OPERATOR, name))
                .orElseThrow(() -> new LocalFailure(
                        "%s is no user name, or somebody's who is no operator; take another.".formatted(userName)));
    }

    private void link(SeedFiles.Link link) {
        var principals = store.bean(LocalPrincipals.class);
        UUID helper = principals.idOf(link.helper(), link.role());
        UUID citizen = principals.idOf(link.citizen(), Role.CITIZEN);
        Instant expiresAt = Clock.systemUTC().instant().plus(Duration.ofDays(link.days()));
        store.bean(CareLinks.class).record(helper, citizen, link.role().code(), expiresAt);
    }
}
