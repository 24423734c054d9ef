package org.sahay.api.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.api.sync.SyncBodies.aComplaint;
import static org.sahay.api.sync.SyncBodies.aVital;
import static org.sahay.api.sync.SyncBodies.batch;
import static org.sahay.api.sync.SyncBodies.ofAnUnknownType;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.store.identity.CareLinks;
import org.sahay.store.vault.Vault;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What could not be read is seen by who sent it, and corrected. */
@ApiTest
class QuarantineTest {
    private static final String QUARANTINE = "/v1/sync/quarantine";

    @Autowired
    TestApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CareLinks careLinks;

    @Autowired
    Vault vault;

    private final Actor citizen = TestPeople.aCitizen();

    @Test
    void peopleSeeTheirOwnWithWhatIsWrongInTheirLanguage() {
        UUID eventId = UUID.randomUUID();
        quarantined(ofAnUnknownType(eventId, citizen.id(), "मेरे शब्द"));
        JsonNode items =
                api.get(citizen, QUARANTINE, "Accept-Language", "hi").json().get("items");
        assertThat(items).hasSize(1);
        JsonNode item = items.get(0);
        assertThat(item.get("eventId").asString()).isEqualTo(eventId.toString());
        assertThat(item.get("code").asString()).isEqualTo("unknown-type");
        assertThat(item.get("path").asString()).isEqualTo("/type");
        assertThat(item.get("event").asString()).contains("मेरे शब्द");
        assertThat(item.get("message").asString()).containsPattern("\\p{IsDevanagari}");
        assertThat(api.get(TestPeople.aCitizen(), QUARANTINE).json().get("items"))
                .isEmpty();
    }

    @Test
    void theListGoesOnAtItsCursor() {
        List<String> many = IntStream.range(0, 120)
                .mapToObj(i -> ofAnUnknownType(UUID.randomUUID(), citizen.id(), "x"))
                .toList();
        api.post(citizen, SyncController.EVENTS, batch(many));
        var ids = new HashSet<String>();
        String next = QUARANTINE;
        int pages = 0;
        while (!next.isEmpty()) {
            Answer page = api.get(citizen, next);
            page.json().get("items").forEach(item -> ids.add(item.get("id").asString()));
            next = page.header("Link").replaceFirst("<([^>]*)>.*", "$1");
            pages++;
        }
        assertThat(ids).hasSize(120);
        assertThat(pages).isEqualTo(3);
        assertThat(api.get(citizen, QUARANTINE + "?cursor=none").status()).isEqualTo(400);
    }

    @Test
    void aCorrectedEventIsAcceptedUnderItsIdAndKnownFromThenOn() {
        UUID eventId = UUID.randomUUID();
        String wrong = ofAnUnknownType(eventId, citizen.id(), "x");
        JsonNode first = quarantined(wrong);
        String id = first.get("serverId").asString();
        String right = aVital(eventId, citizen.id());
        JsonNode ack = resubmit(citizen, id, right).json();
        assertThat(ack.get("status").asString()).isEqualTo("accepted");
        assertThat(ack.get("serverId")).isEqualTo(first.get("serverId"));
        assertThat(api.get(citizen, QUARANTINE).json().get("items")).isEmpty();
        assertThat(count("sync_event")).isEqualTo(1);
        assertThat(audited()).contains("sync.resubmit");

        assertThat(resubmit(citizen, id, right).json().get("status").asString()).isEqualTo("duplicate");
        Answer again = api.post(citizen, SyncController.EVENTS, batch(right, wrong, aVital(eventId, citizen.id(), 99)));
        assertThat(SendingTest.statuses(again)).containsExactly("duplicate", "duplicate", "refused");
        assertThat(again.json().at("/acks/0/serverTime")).isEqualTo(ack.get("serverTime"));
        assertThat(count("sync_event")).isEqualTo(1);
    }

    @Test
    void whatIsStillWrongStaysAsItWas() {
        UUID eventId = UUID.randomUUID();
        String id = quarantined(ofAnUnknownType(eventId, citizen.id(), "x"))
                .get("serverId")
                .asString();
        JsonNode ack =
                resubmit(citizen, id, aVital(eventId, citizen.id(), 9_000)).json();
        assertThat(ack.get("status").asString()).isEqualTo("quarantined");
        assertThat(ack.get("code").asString()).isEqualTo("impossible-value");
        JsonNode refused =
                resubmit(citizen, id, aVital(eventId, UUID.randomUUID())).json();
        assertThat(refused.get("code").asString()).isEqualTo("not-yours");
        assertThat(api.get(citizen, QUARANTINE).json().at("/items/0/code").asString())
                .isEqualTo("unknown-type");
        assertThat(count("sync_event")).isZero();
    }

    @Test
    void aCorrectedComplaintIsFiled() {
        UUID eventId = UUID.randomUUID();
        String id = quarantined(aComplaint(eventId, citizen.id(), "NOISE"))
                .get("serverId")
                .asString();
        assertThat(resubmit(citizen, id, aComplaint(eventId, citizen.id(), "OTHER"))
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("accepted");
        assertThat(api.get(citizen, "/v1/complaints/" + id).status()).isEqualTo(200);
    }

    @Test
    void nobodyCorrectsWhatIsNotTheirsOrIsAnotherEvent() {
        UUID eventId = UUID.randomUUID();
        String id = quarantined(ofAnUnknownType(eventId, citizen.id(), "x"))
                .get("serverId")
                .asString();
        assertThat(resubmit(TestPeople.aCitizen(), id, aVital(eventId, citizen.id()))
                        .status())
                .isEqualTo(404);
        Answer other = resubmit(citizen, id, aVital(citizen.id()));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.field()).isEqualTo("id");
        assertThat(resubmit(citizen, id, "none").status()).isEqualTo(422);
    }

    @Test
    void whatIsAboutAWardIsTheirsToKnowAndToEraseAlsoWhenTheLeaveIsOver() {
        Actor asha = TestPeople.a(Role.ASHA);
        Actor ward = TestPeople.aCitizen();
        careLinks.record(asha.id(), ward.id(), "asha", Instant.now().plus(Duration.ofDays(1)));
        quarantined(asha, ofAnUnknownType(UUID.randomUUID(), ward.id(), "what she saw"));
        quarantined(asha, ofAnUnknownType(UUID.randomUUID(), asha.id(), "her own"));
        careLinks.record(asha.id(), ward.id(), "asha", Instant.now().minusSeconds(1));
        assertThat(events(asha)).hasSize(2).anyMatch(event -> event.contains("what she saw"));
        assertThat(jdbc.sql("""
                                SELECT subject_citizen || ' ' || basis FROM audit_entry
                                WHERE actor_id = ? AND operation = 'sync.quarantine'
                                """).param(asha.id()).query(String.class).list())
                .containsExactlyInAnyOrder(ward.id() + " OWN_ACT", asha.id() + " SELF");
        vault.destroyKey(ward.id());
        assertThat(events(asha)).containsExactly("her own");
    }

    private List<String> events(Actor actor) {
        return api.get(actor, QUARANTINE)
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.path("event"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .map(event -> event.contains("her own") ? "her own" : event)
                .toList();
    }

    private JsonNode quarantined(String event) {
        return quarantined(citizen, event);
    }

    private JsonNode quarantined(Actor actor, String event) {
        Answer answer = api.post(actor, SyncController.EVENTS, batch(event));
        JsonNode ack = answer.json().at("/acks/0");
        assertThat(ack.get("status").asString()).isEqualTo("quarantined");
        return ack;
    }

    private Answer resubmit(Actor actor, String id, String event) {
        return api.post(actor, QUARANTINE + "/" + id + ":resubmit", event);
    }

    private int count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE principal_id = ?")
                .param(citizen.id())
                .query(Integer.class)
                .single();
    }

    private List<String> audited() {
        return jdbc.sql("SELECT operation FROM audit_entry WHERE actor_id = ?")
                .param(citizen.id())
                .query(String.class)
                .list();
    }
}
