package org.sahay.api.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.api.sync.SendingTest.statuses;
import static org.sahay.api.sync.SyncBodies.aComplaint;
import static org.sahay.api.sync.SyncBodies.aVisit;
import static org.sahay.api.sync.SyncBodies.aVital;
import static org.sahay.api.sync.SyncBodies.batch;
import static org.sahay.api.sync.SyncBodies.event;
import static org.sahay.api.sync.SyncBodies.ofAnUnknownType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.api.complaint.Standings;
import org.sahay.api.identity.TestDevice;
import org.sahay.api.identity.TestSignIn;
import org.sahay.api.identity.TestSignIn.SignedIn;
import org.sahay.api.identity.TestVillages;
import org.sahay.store.identity.CareLinks;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An ASHA records for whoever lives in her villages: for nobody else, nothing in their name, and only while both is so. */
@ApiTest
class SendingForAVillageTest {
    private static final AtomicInteger VILLAGES = new AtomicInteger(9_100_000);

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
    JdbcClient jdbc;

    private final int village = VILLAGES.getAndIncrement();
    private final int next = VILLAGES.getAndIncrement();
    private final Actor villager = TestPeople.aCitizen();
    private final Actor asha = TestPeople.a(Role.ASHA);

    @Test
    void sheRecordsForHerVillageAndOfOthersIsNotToldWhetherTheyExist() {
        Actor neighbour = TestPeople.aCitizen();
        Actor elsewhere = TestPeople.aCitizen();
        villages.assign(asha.id(), village);
        villages.settle(villager, village);
        villages.settle(neighbour, next);
        villages.settle(elsewhere, 10, 212, village);
        Answer answer = send(
                asha,
                aVital(villager.id()),
                aVital(neighbour.id()),
                aVital(elsewhere.id()),
                aVital(UUID.randomUUID()),
                aVisit(UUID.randomUUID(), villager.id(), "home"));
        assertThat(statuses(answer)).containsExactly("accepted", "refused", "refused", "refused", "accepted");
        assertThat(List.of(seen(answer, 1), seen(answer, 2))).containsOnly(seen(answer, 3));
        assertThat(seen(answer, 3)).contains("not-yours").doesNotContain("serverId");
        assertThat(jdbc.sql("SELECT count(*) FROM sync_receipt WHERE principal_id = ?")
                        .param(asha.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void theTrailAndThePersonAreToldOnWhichGround() {
        villages.assign(asha.id(), village);
        villages.settle(villager, village);
        send(asha, aVital(villager.id()));
        assertThat(grounds()).containsExactly("ASSIGNED_VILLAGE");
        var line = api.get(villager, "/v1/audit/me").json().at("/items/0");
        assertThat(line.get("operation").asString()).isEqualTo("sync.send");
        assertThat(line.get("who").asString()).isEqualTo("HELPER");
        assertThat(line.get("helperId").asString()).isEqualTo(asha.id().toString());
        assertThat(line.at("/basis/ground").asString()).isEqualTo("ASSIGNED_VILLAGE");
        assertThat(line.at("/basis").has("consent")).isFalse();
        assertThat(line.at("/texts/basis").asString())
                .isEqualTo("You live in a village that this health worker looks after");
    }

    @Test
    void whoMovesAwayOrTakesItBackIsOutOfHerReachAtOnce() {
        villages.assign(asha.id(), village);
        villages.settle(villager, village);
        String sent = aVital(villager.id());
        assertThat(statuses(send(asha, sent))).containsExactly("accepted");
        villages.settle(villager, next);
        assertThat(statuses(send(asha, sent, aVital(villager.id())))).containsExactly("duplicate", "refused");
        villages.settle(villager, village);
        assertThat(statuses(send(asha, aVital(villager.id())))).containsExactly("accepted");
        villages.unsettle(villager);
        assertThat(statuses(send(asha, aVital(villager.id())))).containsExactly("refused");
    }

    @Test
    void herOfficeEndsItAtOnceByOtherVillagesOrByWithdrawingHer() {
        Actor office = people.officer("TN-CHE-01");
        String phone = TestSignIn.aPhone();
        String id = enrol(office, phone, village);
        SignedIn her = signedIn(phone);
        var herself =
                new Actor(UUID.fromString(api.claims(her.access()).get("sub").asString()), Role.ASHA, Area.COUNTRY);
        villages.settle(villager, village);
        assertThat(statuses(signIn.post(her, SyncController.EVENTS, batch(aVital(villager.id())))))
                .containsExactly("accepted");

        enrol(office, phone, next);
        assertThat(statuses(signIn.post(her, SyncController.EVENTS, batch(aVital(villager.id())))))
                .containsExactly("refused");
        villages.settle(villager, next);
        assertThat(statuses(signIn.post(her, SyncController.EVENTS, batch(aVital(villager.id())))))
                .containsExactly("accepted");

        assertThat(api.delete(office, "/v1/ashas/" + id).status()).isEqualTo(204);
        assertThat(signIn.post(her, SyncController.EVENTS, batch(aVital(villager.id())))
                        .code())
                .isEqualTo("session-ended");
        assertThat(statuses(send(herself, aVital(villager.id()))))
                .as("with a token that no session stands behind")
                .containsExactly("refused");
    }

    @Test
    void whatSpeaksForSomebodyAsksForTheirLeave() {
        villages.assign(asha.id(), village);
        villages.settle(villager, village);
        String consent =
                "{\"purpose\": \"record.share\", \"noticeVersion\": \"1\", \"language\": \"hi\", \"givenBy\": \"SELF\"}";
        List<String> inTheirName = List.of(
                aComplaint(UUID.randomUUID(), villager.id(), "OTHER"),
                event(UUID.randomUUID(), "profile.edited", villager.id(), "{\"preferredLanguage\": \"ta\"}"),
                event(UUID.randomUUID(), "consent.given", villager.id(), consent));
        assertThat(statuses(api.post(asha, SyncController.EVENTS, batch(inTheirName))))
                .containsExactly("refused", "refused", "refused");
        assertThat(api.file(asha, Standings.aComplaint(Standings.onBehalfOf(villager.id())))
                        .code())
                .isEqualTo("no-link");

        careLinks.record(asha.id(), villager.id(), "asha", Instant.now().plus(Duration.ofDays(1)));
        assertThat(statuses(send(asha, inTheirName.getFirst(), aVital(villager.id()))))
                .containsExactly("accepted", "accepted");
        assertThat(grounds()).as("leave goes further").containsOnly("DELEGATION");
    }

    @Test
    void theSamePersonInAnotherRoleReachesNobodyByIt() {
        villages.assign(asha.id(), village);
        villages.settle(villager, village);
        for (Role other : List.of(Role.CITIZEN, Role.CAREGIVER)) {
            assertThat(statuses(send(new Actor(asha.id(), other, Area.COUNTRY), aVital(villager.id()))))
                    .as(other.code())
                    .containsExactly("refused");
        }
    }

    @Test
    void whatSheSentSheReadsAndCorrectsWhileItIsHerVillage() {
        villages.assign(asha.id(), village);
        villages.settle(villager, village);
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        Answer sent =
                send(asha, ofAnUnknownType(first, villager.id(), "x"), ofAnUnknownType(second, villager.id(), "x"));
        assertThat(statuses(sent)).containsExactly("quarantined", "quarantined");
        assertThat(correct(sent, 0, aVital(first, villager.id())).get("status").asString())
                .isEqualTo("accepted");
        villages.assign(asha.id(), next);
        var refused = correct(sent, 1, aVital(second, villager.id()));
        assertThat(refused.get("status").asString()).isEqualTo("refused");
        assertThat(refused.get("code").asString()).isEqualTo("not-yours");
        assertThat(api.get(asha, "/v1/sync/quarantine").json().get("items")).hasSize(1);
    }

    private Answer send(Actor actor, String... events) {
        return api.post(actor, SyncController.EVENTS, batch(events));
    }

    private JsonNode correct(Answer sent, int place, String event) {
        String id = sent.json().at("/acks/" + place + "/serverId").asString();
        return api.post(asha, "/v1/sync/quarantine/" + id + ":resubmit", event).json();
    }

    /** An answer but for the id of its event. */
    private static String seen(Answer answer, int place) {
        var ack = answer.json().get("acks").get(place);
        return ack.toString().replace(ack.get("id").asString(), "ID");
    }

    private List<String> grounds() {
        return jdbc.sql("SELECT DISTINCT basis FROM audit_entry WHERE actor_id = ? AND subject_citizen = ?")
                .params(asha.id(), villager.id())
                .query(String.class)
                .list();
    }

    private String enrol(Actor office, String phone, int lgdVillage) {
        Answer answer = api.post(office, "/v1/ashas", """
                {"code": "VILLAGE-%s", "phone": "%s", "lgdState": 33, "lgdDistrict": 568, "lgdVillages": [%d]}
                """.formatted(phone.substring(8), phone, lgdVillage));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private SignedIn signedIn(String phone) {
        var device = TestDevice.another();
        UUID challenge = signIn.challenge(phone);
        return TestSignIn.signedIn(
                device,
                signIn.redeem(
                        device,
                        Map.of("challengeId", challenge.toString(), "code", signIn.codeOf(challenge), "role", "asha")));
    }
}
