package org.sahay.api.security;

import static org.sahay.api.security.Presence.EVERYWHERE;
import static org.sahay.api.security.Presence.LOCAL;
import static org.sahay.api.security.Presence.OWN_ISSUER;
import static org.sahay.api.security.Purpose.DEVELOPMENT;
import static org.sahay.api.security.Purpose.ENROLMENT;
import static org.sahay.api.security.Purpose.GRIEVANCE_REDRESS;
import static org.sahay.api.security.Purpose.OPERATION;
import static org.sahay.api.security.Purpose.OWN_AUDIT;
import static org.sahay.api.security.Purpose.OWN_COMPLAINT;
import static org.sahay.api.security.Purpose.OWN_PROFILE;
import static org.sahay.api.security.Purpose.OWN_RECORD;
import static org.sahay.api.security.Reach.ANYBODY;
import static org.sahay.api.security.Reach.ANYONE;
import static org.sahay.api.security.Reach.AREA;
import static org.sahay.api.security.Reach.PROCESS;
import static org.sahay.api.security.Reach.REFERENCE;
import static org.sahay.api.security.Reach.SELF;
import static org.sahay.api.security.Reach.SELF_OR_WARD;
import static org.sahay.api.security.Reach.SELF_WARD_OR_VILLAGE;
import static org.sahay.workflows.identity.Role.ASHA;
import static org.sahay.workflows.identity.Role.CAREGIVER;
import static org.sahay.workflows.identity.Role.CITIZEN;
import static org.sahay.workflows.identity.Role.CLINICIAN;
import static org.sahay.workflows.identity.Role.DISTRICT_OFFICER;
import static org.sahay.workflows.identity.Role.NATIONAL_ADMIN;
import static org.sahay.workflows.identity.Role.OPERATOR;
import static org.sahay.workflows.identity.Role.STATE_OFFICER;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.workflows.identity.Role;

/**
 * The policy table: one row for each operation of the API, and in it who may call it, how far they reach and why. A role
 * that a row does not name is refused; a process without a row for each of its operations does not start.
 *
 * <p>The table says who may come near a thing at all. What they may then do to a complaint is the process's own decision,
 * by the relation they stand in to it ({@code ComplaintAction.relations()}) and its state ({@code ActionRules}). Both
 * are asked, and either can only narrow what the other gives.
 */
public enum Right {
    REQUEST_SIGN_IN_CODE("requestSignInCode", OWN_ISSUER, toAnyone()),
    REDEEM_SIGN_IN_CODE("redeemSignInCode", OWN_ISSUER, toAnyone()),
    REFRESH_TOKENS("refreshTokens", OWN_ISSUER, toAnyone()),
    READ_SIGNING_KEYS("readSigningKeys", OWN_ISSUER, toAnyone()),
    LIST_SESSIONS("listSessions", OWN_ISSUER, toEverybody(SELF)),
    END_SESSION("endSession", OWN_ISSUER, toEverybody(SELF)),
    INVITE_STAFF("inviteStaff", OWN_ISSUER, to(REFERENCE, NATIONAL_ADMIN)),
    ENROL_ASHA("enrolAsha", OWN_ISSUER, to(AREA, ENROLMENT, DISTRICT_OFFICER, STATE_OFFICER, NATIONAL_ADMIN)),
    LIST_ASHAS("listAshas", OWN_ISSUER, to(AREA, ENROLMENT, DISTRICT_OFFICER, STATE_OFFICER, NATIONAL_ADMIN)),
    WITHDRAW_ASHA("withdrawAsha", OWN_ISSUER, to(AREA, ENROLMENT, DISTRICT_OFFICER, STATE_OFFICER, NATIONAL_ADMIN)),
    LOCK_STAFF("lockStaff", OWN_ISSUER, to(REFERENCE, NATIONAL_ADMIN)),
    UNLOCK_STAFF("unlockStaff", OWN_ISSUER, to(REFERENCE, NATIONAL_ADMIN)),

    READ_PROFILE(
            "readProfile",
            to(SELF, OWN_PROFILE, CITIZEN, CAREGIVER, ASHA, CLINICIAN, DISTRICT_OFFICER, STATE_OFFICER, NATIONAL_ADMIN),
            to(PROCESS, OPERATION, OPERATOR)),
    CHANGE_PROFILE("changeProfile", to(SELF, OWN_PROFILE, CITIZEN, CAREGIVER, ASHA)),
    LIST_PROFILE_HISTORY("listProfileHistory", to(SELF, OWN_PROFILE, CITIZEN, CAREGIVER, ASHA)),
    RESTORE_PROFILE_EDIT("restoreProfileEdit", to(SELF, OWN_PROFILE, CITIZEN, CAREGIVER, ASHA)),
    GIVE_DELEGATION("giveDelegation", to(SELF, OWN_PROFILE, CITIZEN)),
    END_DELEGATION("endDelegation", to(SELF, OWN_PROFILE, CITIZEN)),

    LIST_MY_AUDIT("listMyAudit", to(SELF, OWN_AUDIT, CITIZEN, CAREGIVER, ASHA)),

    LIST_COMPLAINT_CATEGORIES("listComplaintCategories", toEverybody(REFERENCE)),

    FILE_COMPLAINT("fileComplaint", to(SELF, OWN_COMPLAINT, CITIZEN), to(SELF_OR_WARD, OWN_COMPLAINT, CAREGIVER, ASHA)),

    LIST_COMPLAINTS(
            "listComplaints",
            to(SELF, OWN_COMPLAINT, CITIZEN),
            to(SELF_OR_WARD, OWN_COMPLAINT, CAREGIVER, ASHA),
            to(AREA, GRIEVANCE_REDRESS, DISTRICT_OFFICER, STATE_OFFICER, NATIONAL_ADMIN),
            to(PROCESS, OPERATION, OPERATOR)),

    READ_COMPLAINT(
            "readComplaint",
            to(SELF, OWN_COMPLAINT, CITIZEN),
            to(SELF_OR_WARD, OWN_COMPLAINT, CAREGIVER, ASHA),
            to(AREA, GRIEVANCE_REDRESS, DISTRICT_OFFICER, STATE_OFFICER, NATIONAL_ADMIN),
            to(PROCESS, OPERATION, OPERATOR)),

    ACT_ON_COMPLAINT(
            "actOnComplaint",
            to(SELF, OWN_COMPLAINT, CITIZEN),
            to(SELF_OR_WARD, OWN_COMPLAINT, CAREGIVER, ASHA),
            to(AREA, GRIEVANCE_REDRESS, DISTRICT_OFFICER, STATE_OFFICER, NATIONAL_ADMIN)),

    SEND_EVENTS(
            "sendEvents",
            to(SELF, OWN_RECORD, CITIZEN),
            to(SELF_OR_WARD, OWN_RECORD, CAREGIVER),
            to(SELF_WARD_OR_VILLAGE, OWN_RECORD, ASHA)),
    LIST_CHANGES("listChanges", to(SELF, OWN_RECORD, CITIZEN), to(SELF_OR_WARD, OWN_RECORD, CAREGIVER, ASHA)),
    LIST_QUARANTINE("listQuarantine", to(SELF, OWN_RECORD, CITIZEN, CAREGIVER, ASHA)),
    RESUBMIT_EVENT(
            "resubmitEvent",
            to(SELF, OWN_RECORD, CITIZEN),
            to(SELF_OR_WARD, OWN_RECORD, CAREGIVER),
            to(SELF_WARD_OR_VILLAGE, OWN_RECORD, ASHA)),

    LIST_METRICS("listMetrics", toEverybody(REFERENCE)),
    READ_SERIES("readSeries", to(SELF, OWN_RECORD, CITIZEN), to(SELF_OR_WARD, OWN_RECORD, CAREGIVER, ASHA)),
    LIST_FLAGS(
            "listFlags",
            to(SELF, OWN_RECORD, CITIZEN),
            to(SELF_OR_WARD, OWN_RECORD, CAREGIVER),
            to(SELF_WARD_OR_VILLAGE, OWN_RECORD, ASHA)),
    ACKNOWLEDGE_FLAG(
            "acknowledgeFlag", to(SELF_OR_WARD, OWN_RECORD, CAREGIVER), to(SELF_WARD_OR_VILLAGE, OWN_RECORD, ASHA)),

    /** Who asks is told how many there were, and nothing of what they are or whose. */
    REPLAY_QUARANTINE("replayQuarantine", to(PROCESS, OPERATION, OPERATOR)),

    /** Workflows hold ids and codes, and whoever looks after them has to see them; to others it is told that they are sealed. */
    DECODE_PAYLOADS(
            "decodePayloads",
            OWN_ISSUER,
            to(PROCESS, OPERATION, OPERATOR),
            to(REFERENCE, CLINICIAN, DISTRICT_OFFICER, STATE_OFFICER, NATIONAL_ADMIN)),

    LIST_DEV_MESSAGES(
            "listDevMessages",
            LOCAL,
            to(ANYBODY, DEVELOPMENT, CLINICIAN, DISTRICT_OFFICER, STATE_OFFICER, NATIONAL_ADMIN, OPERATOR));

    private final String operationId;
    private final Presence presence;
    private final List<Grant> grants;

    Right(String operationId, Grant... grants) {
        this(operationId, EVERYWHERE, grants);
    }

    Right(String operationId, Presence presence, Grant... grants) {
        this.operationId = operationId;
        this.presence = presence;
        this.grants = List.of(grants);
    }

    private static Grant toAnyone() {
        return new Grant(ANYONE, null, List.of());
    }

    private static Grant toEverybody(Reach reach) {
        return to(reach, Role.values());
    }

    private static Grant to(Reach reach, Role... roles) {
        return new Grant(reach, null, List.of(roles));
    }

    private static Grant to(Reach reach, Purpose purpose, Role... roles) {
        return new Grant(reach, purpose, List.of(roles));
    }

    /** The row of an operation. */
    public static Optional<Right> of(String operationId) {
        return Arrays.stream(values())
                .filter(right -> right.operationId.equals(operationId))
                .findFirst();
    }

    /** As in the API's document: {@code readComplaint}. */
    public String operationId() {
        return operationId;
    }

    /** @throws ProblemException 403 for a role that has no part in the operation */
    public Grant grant(Role role) {
        return grants.stream()
                .filter(grant -> grant.roles().contains(role))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.FORBIDDEN)));
    }

    /**
     * Why this role is shown what it reaches, as in the audit trail.
     *
     * @throws ProblemException 403 for a role that has no part in the operation
     */
    public String purpose(Role role) {
        return grant(role).requiredPurpose().code();
    }

    /** Who may call it, in the order of the table. */
    public List<Role> roles() {
        return grants.stream().flatMap(grant -> grant.roles().stream()).toList();
    }

    /** Why anybody is shown what concerns a person; empty when nobody is. */
    public List<Purpose> purposes() {
        return grants.stream()
                .map(Grant::purpose)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Whether it is answered without a token. */
    public boolean isOpen() {
        return grants.stream().anyMatch(grant -> grant.reach() == ANYONE);
    }

    Presence presence() {
        return presence;
    }
}
