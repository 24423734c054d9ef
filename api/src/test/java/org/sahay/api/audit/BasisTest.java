package org.sahay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.api.complaint.FakeComplaintWorkflows;
import org.sahay.api.complaint.Standings;
import org.sahay.api.complaint.Standings.Standing;
import org.sahay.api.complaint.Standings.Subject;
import org.sahay.api.identity.TestSignIn;
import org.sahay.api.identity.TestVillages;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.identity.CareLinks;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On which ground, and in which session, the trail says somebody looked or acted. */
@ApiTest
class BasisTest {
    @Autowired
    TestApi api;

    @Autowired
    TestPeople people;

    @Autowired
    TestSignIn signIn;

    @Autowired
    TestVillages villages;

    @Autowired
    CareLinks careLinks;

    @Autowired
    ComplaintQueries queries;

    @Autowired
    FakeComplaintWorkflows workflows;

    @Autowired
    JdbcClient jdbc;

    private Standings standings;

    @BeforeEach
    void complaintsOfAllKinds() {
        standings = new Standings(api, people, villages, careLinks, queries, workflows);
    }

    @Test
    void oneselfIsAGroundOfItsOwnAndThePlatformFollowsItsRules() {
        Actor citizen = TestPeople.aCitizen();
        Subject own = standings.of(citizen, Standing.OWN);
        looksAndComments(citizen, own);
        assertThat(grounds(citizen, own))
                .containsOnly(
                        "complaint.accepted SELF",
                        "complaint.read SELF",
                        "complaint.list SELF",
                        "complaint.commented SELF");
        assertThat(jdbc.sql("SELECT DISTINCT basis FROM audit_entry WHERE object_id = ?::uuid AND actor_id IS NULL")
                        .param(own.id())
                        .query(String.class)
                        .list())
                .containsExactly("PROCEDURE");
    }

    @Test
    void aHelperActsUnderTheDelegationThatLastsThen() {
        Actor asha = TestPeople.a(Role.ASHA);
        Subject ward = standings.of(asha, Standing.DELEGATED);
        UUID first = consent(asha, ward);
        looksAndComments(asha, ward);
        assertThat(grounds(asha, ward))
                .containsOnly(
                        "complaint.accepted DELEGATION " + first,
                        "complaint.read DELEGATION " + first,
                        "complaint.list DELEGATION " + first,
                        "complaint.commented DELEGATION " + first);
        careLinks.record(
                asha.id(), ward.citizen(), "asha", java.time.Instant.now().plusSeconds(600));
        UUID second = consent(asha, ward);
        assertThat(second).isNotEqualTo(first);
        api.get(asha, "/v1/complaints/" + ward.id());
        assertThat(grounds(asha, ward)).last().isEqualTo("complaint.read DELEGATION " + second);
    }

    @Test
    void anOfficerDoesTheirDutyAndAnOperatorKeepsTheSystemRunning() {
        Actor officer = people.officer("BR-PAT-01");
        Subject theirs = standings.of(officer, Standing.OWN);
        looksAndComments(officer, theirs);
        assertThat(grounds(officer, theirs))
                .containsOnly("complaint.read DUTY", "complaint.list DUTY", "complaint.commented DUTY");
        Actor operator = TestPeople.a(Role.OPERATOR);
        api.get(operator, "/v1/complaints/" + theirs.id());
        assertThat(grounds(operator, theirs)).containsExactly("complaint.read OPERATION");
    }

    @Test
    void whoseActionTookTheCaseOutOfTheirSightSeesTheirOwnAct() {
        Actor officer = people.officer("BR-PAT-01");
        Subject theirs = standings.of(officer, Standing.OWN);
        Map<String, ?> elsewhere = Map.of(
                "action",
                "TRANSFER",
                "comment",
                "c",
                "office",
                Map.of("department", "HEALTH_SERVICES", "lgdState", 33, "lgdDistrict", 568));
        assertThat(api.act(officer, theirs.id(), elsewhere).status()).isEqualTo(200);
        assertThat(grounds(officer, theirs)).containsExactly("complaint.transferred DUTY", "complaint.read OWN_ACT");
    }

    @Test
    void theSessionIsThatOfTheTokenFromItsStartOn() {
        var device = signIn.signIn();
        String session = api.claims(device.access()).get("sid").asString();
        UUID person = UUID.fromString(api.claims(device.access()).get("sub").asString());
        signIn.get(device, "/v1/profile/me");
        signIn.delete(device, "/v1/sessions/" + session);
        assertThat(jdbc.sql("""
                                SELECT concat_ws(' ', operation, basis, session) FROM audit_entry
                                WHERE subject_citizen = ? ORDER BY id
                                """).param(person).query(String.class).list())
                .containsExactly(
                        "person.enrol SIGN_IN",
                        "session.start SIGN_IN " + session,
                        "profile.read SELF " + session,
                        "session.end SELF " + session);
    }

    private void looksAndComments(Actor actor, Subject subject) {
        assertThat(api.get(actor, "/v1/complaints/" + subject.id()).status()).isEqualTo(200);
        assertThat(api.get(actor, "/v1/complaints?number=" + subject.number())
                        .json()
                        .get("items"))
                .hasSize(1);
        assertThat(api.act(actor, subject.id(), Map.of("action", "COMMENT", "comment", "words"))
                        .status())
                .isEqualTo(200);
    }

    private UUID consent(Actor helper, Subject ward) {
        return careLinks.basis(helper.id(), ward.citizen()).orElseThrow().consent();
    }

    private List<String> grounds(Actor actor, Subject subject) {
        return jdbc.sql("""
                        SELECT concat_ws(' ', operation, basis, consent_id) FROM audit_entry
                        WHERE object_id = ?::uuid AND actor_id = ? ORDER BY id
                        """)
                .param(subject.id())
                .param(actor.id())
                .query(String.class)
                .list();
    }
}
