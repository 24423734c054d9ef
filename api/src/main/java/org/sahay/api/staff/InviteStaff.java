package org.sahay.api.staff;

import static org.sahay.api.edge.Fields.filled;
import static org.sahay.api.edge.Fields.invalid;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.security.AccessTokens;
import org.sahay.store.roster.Clinician;
import org.sahay.store.roster.Clinicians;
import org.sahay.store.roster.Officer;
import org.sahay.store.roster.Roster;
import org.sahay.store.staff.Invitation;
import org.sahay.store.staff.StaffEnrolment;
import org.sahay.store.staff.UserName;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;

/** Invites somebody to set up an account: an officer of the roster, or a clinician or operator. */
final class InviteStaff {
    private final StaffEnrolment enrolment;
    private final Roster roster;
    private final Clinicians clinicians;

    InviteStaff(StaffEnrolment enrolment, Roster roster, Clinicians clinicians) {
        this.enrolment = enrolment;
        this.roster = roster;
        this.clinicians = clinicians;
    }

    /**
     * @param by null for whoever runs the servers
     * @throws ProblemException 422 for a role, officer or name that cannot be, 409 when name and person do not go together
     */
    Invitation invite(NewStaffJson wanted, @Nullable Actor by) {
        Role role = role(filled(wanted.role(), "role"));
        UUID officer = officer(role, wanted.officerCode());
        UUID clinician = clinician(role, wanted.clinicianCode());
        UserName name = UserName.parse(filled(wanted.userName(), "userName"))
                .orElseThrow(
                        () -> invalid("userName", "3 to 64 of a–z, 0–9 and . _ - @, beginning with a letter or digit"));
        return enrolment
                .invite(officer == null ? clinician : officer, role, name, by)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.STAFF_ACCOUNT_CONFLICT)));
    }

    private static Role role(String code) {
        return Arrays.stream(Role.values())
                .filter(AccessTokens::isStaff)
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        invalid("role", "clinician, district_officer, state_officer, national_admin or operator"));
    }

    private @Nullable UUID officer(Role role, @Nullable String code) {
        if (!role.decidesComplaints()) {
            if (code != null) {
                throw invalid("officerCode", "absent for a role that is no officer's");
            }
            return null;
        }
        return roster.byCode(filled(code, "officerCode"))
                .filter(officer -> officer.active() && officer.role() == role)
                .map(Officer::id)
                .orElseThrow(() -> invalid("officerCode", "the code of an active officer of this role"));
    }

    private @Nullable UUID clinician(Role role, @Nullable String code) {
        if (code == null) {
            return null;
        }
        if (role != Role.CLINICIAN) {
            throw invalid("clinicianCode", "absent for a role that is no clinician's");
        }
        return clinicians
                .byCode(code)
                .filter(Clinician::active)
                .map(Clinician::id)
                .orElseThrow(() -> invalid("clinicianCode", "the code of an active clinician"));
    }
}
