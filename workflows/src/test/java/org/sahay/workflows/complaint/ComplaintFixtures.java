package org.sahay.workflows.complaint;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** The people, offices, policies and cases that tests speak of. All cases are accepted at {@link #T0}. */
final class ComplaintFixtures {
    static final Instant T0 = Instant.parse("2026-01-05T04:00:00Z");

    static final int BIHAR = 10;
    static final int PATNA = 212;
    static final int GAYA = 196;
    static final int NALANDA = 209;
    static final int TAMIL_NADU = 33;
    static final int CHENNAI = 568;

    static final String HEALTH = "HEALTH";
    static final String CONDUCT = "CONDUCT";
    static final String CATEGORY = "STAFF_ABSENT";

    static final Actor CITIZEN = person("citizen", Role.CITIZEN);
    static final Actor ASHA = person("asha", Role.ASHA);
    static final Actor STRANGER = person("stranger", Role.CITIZEN);
    static final Actor OPERATOR = person("operator", Role.OPERATOR);
    static final Actor CLINICIAN = person("clinician", Role.CLINICIAN);

    static final Candidate PATNA_OFFICER = officer("D-212-1", Role.DISTRICT_OFFICER, new Area(BIHAR, PATNA));
    static final Candidate GAYA_OFFICER = officer("D-196-1", Role.DISTRICT_OFFICER, new Area(BIHAR, GAYA));
    static final Candidate GAYA_CONDUCT_OFFICER =
            officer("D-196-2", Role.DISTRICT_OFFICER, CONDUCT, List.of("BRIBE_DEMANDED"), new Area(BIHAR, GAYA));
    static final Candidate NALANDA_OFFICER = officer("D-209-1", Role.DISTRICT_OFFICER, new Area(BIHAR, NALANDA));
    static final Candidate CHENNAI_OFFICER = officer("D-568-1", Role.DISTRICT_OFFICER, new Area(TAMIL_NADU, CHENNAI));
    static final Candidate BIHAR_OFFICER = officer("S-10-1", Role.STATE_OFFICER, new Area(BIHAR, null));
    static final Candidate TAMIL_NADU_OFFICER = officer("S-33-1", Role.STATE_OFFICER, new Area(TAMIL_NADU, null));
    static final Candidate FIRST_ADMIN = officer("N-1", Role.NATIONAL_ADMIN, Area.COUNTRY);
    static final Candidate SECOND_ADMIN = officer("N-2", Role.NATIONAL_ADMIN, Area.COUNTRY);

    /** Everybody but an officer of Nalanda. */
    static final List<Candidate> ROSTER = List.of(
            PATNA_OFFICER,
            GAYA_OFFICER,
            GAYA_CONDUCT_OFFICER,
            CHENNAI_OFFICER,
            BIHAR_OFFICER,
            TAMIL_NADU_OFFICER,
            FIRST_ADMIN,
            SECOND_ADMIN);

    static final PolicyTerms TERMS = new PolicyTerms(1, 48, 24, 80, List.of(100, 200), true, 2, 4, 48, 72, 2, 3, 24);
    static final SlaPolicy POLICY = TERMS.snapshot(Duration.ofHours(1));

    private ComplaintFixtures() {}

    static Instant hours(double hours) {
        return T0.plusMillis(Math.round(hours * 3_600_000));
    }

    static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static Actor person(String name, Role role) {
        return new Actor(idOf(name), role, Area.COUNTRY);
    }

    static Candidate officer(String code, Role role, Area area) {
        return officer(code, role, HEALTH, List.of(CATEGORY, "OTHER"), area);
    }

    static Candidate officer(String code, Role role, String department, List<String> serves, Area area) {
        return new Candidate(idOf(code), code, role, department, serves, area, true, 0);
    }

    static Candidate inactive(Candidate officer) {
        return new Candidate(
                officer.id(),
                officer.code(),
                officer.role(),
                officer.department(),
                officer.serves(),
                officer.area(),
                false,
                officer.openCases());
    }

    static Candidate withOpenCases(Candidate officer, int openCases) {
        return new Candidate(
                officer.id(),
                officer.code(),
                officer.role(),
                officer.department(),
                officer.serves(),
                officer.area(),
                officer.active(),
                openCases);
    }

    static Actor actor(Candidate officer) {
        return new Actor(officer.id(), officer.role(), officer.area());
    }

    static Owner owner(Candidate officer) {
        return new Owner(officer.id(), officer.role());
    }

    static Office officeIn(int state, int district) {
        return new Office(HEALTH, state, district);
    }

    /** Accepted in Patna, filed by an ASHA for the citizen, and not yet routed. */
    static ComplaintCase anAcceptedComplaint() {
        return anAcceptedComplaint(T0, POLICY, officeIn(BIHAR, PATNA));
    }

    static ComplaintCase anAcceptedComplaint(Instant at, SlaPolicy policy, Office office) {
        return ComplaintCase.accepted(
                new ComplaintId(idOf("complaint in " + office.lgdDistrict())),
                CATEGORY,
                policy,
                new Complainant(CITIZEN.id(), ASHA.id()),
                office,
                at);
    }

    static Transition acceptanceOf(ComplaintCase kase) {
        return Transition.accepted(kase.citizenClock().startedAt(), kase.office(), ASHA, CITIZEN.id());
    }

    /** Assigned to the officer of Patna at {@link #T0}. */
    static CasePlay aRoutedComplaint() {
        return new CasePlay(anAcceptedComplaint()).at(T0);
    }

    static CasePlay aRoutedComplaint(SlaPolicy policy) {
        return new CasePlay(anAcceptedComplaint(T0, policy, officeIn(BIHAR, PATNA))).at(T0);
    }

    /** In Nalanda, where nobody is; held at {@link #T0}. */
    static CasePlay aHeldComplaint() {
        return new CasePlay(anAcceptedComplaint(T0, POLICY, officeIn(BIHAR, NALANDA))).at(T0);
    }

    static CasePlay aStartedComplaint() {
        return aRoutedComplaint().act(Requests.request(actor(PATNA_OFFICER), ComplaintAction.START));
    }

    /** The officer of Patna has asked at {@link #T0}; both clocks are paused. */
    static CasePlay anAskedComplaint() {
        return aRoutedComplaint().act(Requests.request(actor(PATNA_OFFICER), ComplaintAction.REQUEST_INFO));
    }

    static CasePlay aResolvedComplaint() {
        return aRoutedComplaint().act(Requests.request(actor(PATNA_OFFICER), ComplaintAction.RESOLVE));
    }

    static CasePlay aRejectedComplaint() {
        return aRoutedComplaint().act(Requests.reject(actor(PATNA_OFFICER), RejectReason.RTI));
    }

    static CasePlay aWithdrawnComplaint() {
        return aRoutedComplaint().act(Requests.bare(CITIZEN, ComplaintAction.WITHDRAW));
    }

    /** With the state officer of Bihar, escalated at {@link #T0} by its first owner. */
    static CasePlay anEscalatedComplaint() {
        return aRoutedComplaint().act(Requests.request(actor(PATNA_OFFICER), ComplaintAction.ESCALATE));
    }

    /** With the first national administrator, escalated twice at {@link #T0}. */
    static CasePlay aComplaintAtTheTop() {
        return anEscalatedComplaint().act(Requests.request(actor(BIHAR_OFFICER), ComplaintAction.ESCALATE));
    }
}
