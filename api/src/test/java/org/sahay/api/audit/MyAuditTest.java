package org.sahay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.api.complaint.Standings;
import org.sahay.store.audit.AuditEntry;
import org.sahay.store.audit.AuditTrail;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Basis;
import org.sahay.workflows.identity.Ground;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What somebody is told of who looked at their data. */
@ApiTest
class MyAuditTest {
    private static final String ADDRESS = "/v1/audit/me";

    @Autowired
    TestApi api;

    @Autowired
    AuditTrail trail;

    @Autowired
    TransactionTemplate transactions;

    private final Actor me = TestPeople.aCitizen();
    private final Actor helper = TestPeople.a(Role.ASHA);
    private final UUID officer = UUID.randomUUID();
    private final UUID complaint = UUID.randomUUID();

    @BeforeEach
    void threeLook() {
        record(helper.id(), "asha", "complaint.accepted");
        record(null, "system", "complaint.routed");
        record(officer, "district_officer", "complaint.read");
    }

    @Test
    void oneSeesWhenInWhichRoleWhatAndWhyNewestFirst() {
        Answer answer = api.get(me, ADDRESS);
        assertThat(answer.status()).isEqualTo(200);
        JsonNode items = answer.json().get("items");
        assertThat(items).hasSize(3);
        JsonNode newest = items.get(0);
        assertThat(newest.get("who").asString()).isEqualTo("STAFF");
        assertThat(newest.get("role").asString()).isEqualTo("district_officer");
        assertThat(newest.get("operation").asString()).isEqualTo("complaint.read");
        assertThat(newest.get("objectId").asString()).isEqualTo(complaint.toString());
        assertThat(newest.get("purpose").asString()).isEqualTo("grievance-redress");
        assertThat(newest.get("at").asString()).isNotEmpty();
        assertThat(newest.at("/basis/ground").asString()).isEqualTo("DUTY");
        assertThat(newest.at("/texts/role").asString()).isEqualTo("District officer");
        assertThat(newest.at("/texts/operation").asString()).isEqualTo("Read the complaint");
        assertThat(items.get(1).get("who").asString()).isEqualTo("SYSTEM");
    }

    @Test
    void aHelperIsNamedByIdAndStaffIsNot() {
        Answer answer = api.get(me, ADDRESS);
        assertThat(answer.json().at("/items/2/helperId").asString())
                .isEqualTo(helper.id().toString());
        assertThat(answer.response().body()).doesNotContain(officer.toString());
    }

    @Test
    void thatOneLookedOneselfIsToldTheNextTime() {
        api.get(me, ADDRESS);
        JsonNode newest = api.get(me, ADDRESS).json().at("/items/0");
        assertThat(newest.get("who").asString()).isEqualTo("ME");
        assertThat(newest.get("operation").asString()).isEqualTo("audit.list");
        assertThat(newest.get("purpose").asString()).isEqualTo("own-audit");
    }

    @Test
    void aHelpersReadIsShownWithTheConsentItRestsOnInTheLanguageOfWhoeverAsks() {
        Actor caregiver = TestPeople.a(Role.CAREGIVER);
        Instant until = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        String delegations = "/v1/profile/me/delegations";
        JsonNode given = api.post(
                        me,
                        delegations,
                        "{\"helperId\": \"%s\", \"relation\": \"caregiver\", \"expiresAt\": \"%s\"}"
                                .formatted(caregiver.id(), until))
                .json();
        String id = api.file(caregiver, Standings.aComplaint(Standings.onBehalfOf(me.id())))
                .json()
                .get("id")
                .asString();
        api.get(caregiver, "/v1/complaints/" + id);
        JsonNode read = api.get(me, ADDRESS, "Accept-Language", "ta").json().at("/items/0");
        assertThat(read.get("who").asString()).isEqualTo("HELPER");
        assertThat(read.get("helperId").asString()).isEqualTo(caregiver.id().toString());
        assertThat(read.get("operation").asString()).isEqualTo("complaint.read");
        assertThat(read.at("/basis/ground").asString()).isEqualTo("DELEGATION");
        assertThat(instant(read.at("/basis/consent/since"))).isEqualTo(instant(given.get("recordedAt")));
        assertThat(instant(read.at("/basis/consent/until"))).isEqualTo(until);
        for (String text : List.of("role", "operation", "purpose", "basis")) {
            assertThat(read.at("/texts/" + text).asString()).matches(".*[\\u0b80-\\u0bff].*");
        }

        api.delete(me, delegations + "/" + caregiver.id());
        JsonNode sameLater = api.get(me, ADDRESS).json().at("/items/2");
        assertThat(sameLater.get("at")).isEqualTo(read.get("at"));
        assertThat(instant(sameLater.at("/basis/consent/until"))).isBefore(until);
        assertThat(sameLater.at("/texts/basis").asString()).isEqualTo("You let this helper act for you");
    }

    private static Instant instant(JsonNode text) {
        return Instant.parse(text.asString());
    }

    @Test
    void aLineOfBeforeGroundsWereKeptIsShownWithoutOneAndWhatHasNoNameSaysSo() {
        transactions.executeWithoutResult(status -> trail.record(
                new AuditEntry(officer, "auditor", "future.deed", me.id(), "complaint", complaint, "future", null)));
        JsonNode line = api.get(me, ADDRESS).json().at("/items/0");
        assertThat(line.has("basis")).isFalse();
        assertThat(line.at("/texts/role").asString()).isEqualTo("Not named here");
        assertThat(line.at("/texts/operation").asString()).isEqualTo("Not named here");
    }

    @Test
    void nobodyElseSeesIt() {
        for (Actor other : List.of(TestPeople.aCitizen(), helper)) {
            assertThat(api.get(other, ADDRESS).json().get("items")).isEmpty();
        }
        for (Role role : List.of(Role.CLINICIAN, Role.DISTRICT_OFFICER, Role.NATIONAL_ADMIN, Role.OPERATOR)) {
            assertThat(api.get(TestPeople.a(role), ADDRESS).status()).isEqualTo(403);
        }
        assertThat(api.get(null, ADDRESS).status()).isEqualTo(401);
    }

    @Test
    void aListGoesOnWhereItsLinkSaysWithoutWhatComesMeanwhile() {
        List<String> operations = new ArrayList<>();
        String next = ADDRESS + "?limit=1";
        while (next != null) {
            Answer page = api.get(me, next);
            operations.add(page.json().at("/items/0/operation").asString());
            next = page.response()
                    .headers()
                    .firstValue("Link")
                    .map(link -> link.replaceAll("<(.*)>; rel=\"next\"", "$1"))
                    .orElse(null);
        }
        assertThat(operations).containsExactly("complaint.read", "complaint.routed", "complaint.accepted");
    }

    @Test
    void aCursorIsGoodForWhomItWasMadeAndSaysNothing() {
        String link = api.get(me, ADDRESS + "?limit=1")
                .response()
                .headers()
                .firstValue("Link")
                .orElseThrow();
        String next = link.replaceAll("<(.*)>; rel=\"next\"", "$1");
        assertRefused(api.get(TestPeople.aCitizen(), next), "cursor");
        assertRefused(api.get(me, ADDRESS + "?cursor=MTI"), "cursor");
        assertRefused(api.get(me, ADDRESS + "?limit=0"), "limit");
        assertRefused(api.get(me, ADDRESS + "?limit=201"), "limit");
        assertThat(api.get(me, ADDRESS + "?subject=" + UUID.randomUUID()).code())
                .isEqualTo("unknown-field");
    }

    private static void assertRefused(Answer answer, String field) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-value");
        assertThat(answer.response().body()).contains(field);
    }

    private void record(UUID actor, String role, String operation) {
        transactions.executeWithoutResult(status -> trail.record(new AuditEntry(
                actor, role, operation, me.id(), "complaint", complaint, "grievance-redress", Basis.of(Ground.DUTY))));
    }
}
