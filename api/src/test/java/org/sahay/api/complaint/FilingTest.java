package org.sahay.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.api.complaint.Bodies.aComplaint;
import static org.sahay.api.complaint.Bodies.aComplaintInPatna;

import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.store.complaint.ComplaintNumber;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.idempotency.IdempotencyKeys;
import org.sahay.store.idempotency.Scope;
import org.sahay.store.identity.CareLinks;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class FilingTest {
    @Autowired
    TestApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    @Autowired
    CareLinks careLinks;

    @Autowired
    IdempotencyKeys keys;

    private final Actor citizen = TestPeople.aCitizen();

    @Test
    void anAcceptedComplaintIsShownWithItsClock() {
        var answer = api.file(citizen, aComplaintInPatna());
        assertThat(answer.status()).isEqualTo(201);
        var json = answer.json();
        String id = json.get("id").asString();
        assertThat(answer.header("Location")).isEqualTo("/v1/complaints/" + id);
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(ComplaintNumber.isValid(json.get("number").asString())).isTrue();
        assertThat(json.get("status").asString()).isEqualTo("SUBMITTED");
        assertThat(json.get("level").asInt()).isEqualTo(1);
        assertThat(json.has("outcome")).isFalse();
        assertThat(json.has("owner")).isFalse();
        assertThat(json.at("/clocks/citizen/state").asString()).isEqualTo("RUNNING");
        assertThat(json.at("/clocks/citizen/dueAt").asString()).endsWith("Z");
        assertThat(json.at("/links/actions").asString()).isEqualTo("/v1/complaints/" + id + "/actions");
    }

    @Test
    void rowTimelineAuditAndOutboxAreThereTogether() {
        String id = api.file(citizen, aComplaintInPatna()).json().get("id").asString();
        assertThat(count("complaint WHERE id = cast(? AS uuid)", id)).isEqualTo(1);
        assertThat(count("complaint_timeline WHERE complaint_id = cast(? AS uuid)", id))
                .isEqualTo(1);
        assertThat(count("audit_entry WHERE object_id = cast(? AS uuid)", id)).isEqualTo(1);
        assertThat(count("outbox WHERE business_key = ?", id)).isEqualTo(2);
    }

    @Test
    void whatTheCitizenWroteIsInNoPlainColumn() {
        api.file(citizen, aComplaintInPatna());
        for (String table : database.jdbc()
                .sql("SELECT table_schema || '.' || table_name FROM information_schema.tables"
                        + " WHERE table_schema IN ('sahay', 'vault')")
                .query(String.class)
                .list()) {
            assertThat(database.jdbc()
                            .sql("SELECT count(*) FROM " + table + " t WHERE t::text LIKE ?")
                            .param("%" + Bodies.SECRET_WORDS + "%")
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void theSameKeyAndBodyHaveTheSameAnswer() {
        var first = api.file(citizen, "\"same\"", aComplaintInPatna());
        var second = api.file(citizen, "same", aComplaintInPatna().replace("\n", " "));
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void theSameKeyWithAnotherBodyIs422() {
        api.file(citizen, "once", aComplaintInPatna());
        var other = api.file(citizen, "once", aComplaint("SANITATION", 10, 212, ""));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void aKeyInFlightIs409AndSaysWhenToAskAgain() {
        keys.lease(new Scope(citizen.id(), "complaint.file", "busy"), fingerprintOf("busy"));
        var answer = api.file(citizen, "busy", aComplaintInPatna());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("idempotency-in-flight");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 30);
    }

    @Test
    void withoutAKeyNothingIsAccepted() {
        var answer = api.post(citizen, "/v1/complaints", aComplaintInPatna());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("idempotency-key-missing");
    }

    @Test
    void twentyAtOnceMakeOneComplaint() throws Exception {
        var together = new CyclicBarrier(20);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> call = () -> {
                together.await();
                Answer answer = api.file(citizen, "at-once", aComplaintInPatna());
                while (answer.status() == 409) {
                    answer = api.file(citizen, "at-once", aComplaintInPatna());
                }
                return answer;
            };
            var answers =
                    callers.invokeAll(IntStream.range(0, 20).mapToObj(i -> call).toList());
            var ids = new HashSet<String>();
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(201);
                ids.add(answer.get().json().get("id").asString());
            }
            assertThat(ids).hasSize(1);
        }
        assertThat(count(
                        "complaint WHERE citizen_id = cast(? AS uuid)",
                        citizen.id().toString()))
                .isEqualTo(1);
    }

    @Test
    void faultsAre422AndNameTheField() {
        assertFault(aComplaint("NOISE", 10, 212, ""), "unknown-category", "category");
        assertFault(aComplaint("OTHER", 33, 212, ""), "district-outside-state", "location.lgdDistrict");
        assertFault(aComplaint("OTHER", 10, 9999, ""), "unknown-place", "location.lgdDistrict");
        assertFault("{}", "missing-field", "category");
        assertFault(aComplaintInPatna().replace("\"APP\"", "\"FAX\""), "invalid-value", "channel");
    }

    @Test
    void noProblemRepeatsWhatWasSent() {
        var answer = api.file(citizen, aComplaint("SECRET_CATEGORY", 10, 212, ""));
        assertThat(answer.response().body()).doesNotContain("SECRET_CATEGORY").doesNotContain(Bodies.SECRET_WORDS);
    }

    @Test
    void aHelperFilesForACitizenWithALink() {
        Actor asha = TestPeople.a(Role.ASHA);
        careLinks.record(
                asha.id(), citizen.id(), "asha", java.time.Instant.now().plus(Duration.ofDays(1)));
        var answer = api.file(asha, aComplaint("OTHER", 10, 212, forCitizen()));
        assertThat(answer.status()).isEqualTo(201);
        String self = answer.header("Location");
        assertThat(api.get(citizen, self).status()).isEqualTo(200);
        assertThat(api.get(asha, self).status()).isEqualTo(200);
        assertThat(api.get(TestPeople.a(Role.ASHA), self).status()).isEqualTo(404);
    }

    @Test
    void withoutALinkNobodyFilesForAnother() {
        for (Actor filer : new Actor[] {TestPeople.a(Role.ASHA), TestPeople.a(Role.CAREGIVER), TestPeople.aCitizen()}) {
            var answer = api.file(filer, aComplaint("OTHER", 10, 212, forCitizen()));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("no-link");
            assertThat(answer.field()).isEqualTo("onBehalfOf.citizenId");
        }
    }

    private String forCitizen() {
        return ", \"onBehalfOf\": {\"citizenId\": \"" + citizen.id() + "\"}";
    }

    private String fingerprintOf(String key) {
        var json = tools.jackson.databind.json.JsonMapper.builder().build();
        return Fingerprint.of(
                citizen.id().toString(),
                "complaint.file",
                key,
                json.writeValueAsString(json.readValue(aComplaintInPatna(), NewComplaintJson.class)));
    }

    private void assertFault(String body, String code, String field) {
        var answer = api.file(citizen, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.field()).isEqualTo(field);
        assertThat(answer.json().get("detail").asString()).contains(field);
    }

    private int count(String table, String parameter) {
        return jdbc.sql("SELECT count(*) FROM " + table)
                .param(parameter)
                .query(Integer.class)
                .single();
    }
}
