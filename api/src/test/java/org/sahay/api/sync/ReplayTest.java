package org.sahay.api.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.api.sync.SyncBodies.aComplaint;
import static org.sahay.api.sync.SyncBodies.aVisit;
import static org.sahay.api.sync.SyncBodies.aVital;
import static org.sahay.api.sync.SyncBodies.batch;
import static org.sahay.api.sync.SyncBodies.ofAnUnknownType;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.api.complaint.UuidV7;
import org.sahay.api.identity.TestVillages;
import org.sahay.store.hash.Sha256;
import org.sahay.store.identity.CareLinks;
import org.sahay.store.identity.People;
import org.sahay.store.sync.Quarantine;
import org.sahay.store.sync.QuarantinedEvent;
import org.sahay.store.sync.SyncReceipt;
import org.sahay.store.sync.SyncReceipts;
import org.sahay.store.vault.BlindIndex;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.SealedBytes;
import org.sahay.store.vault.Vault;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is in quarantine and reads well today, as after a schema was mended, is taken when an operator has it tried again. */
@ApiTest
class ReplayTest {
    private static final String REPLAY = "/v1/sync/quarantine:replay";
    private static final int VILLAGE = 9_190_001;

    @Autowired
    TestApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RowSeals seals;

    @Autowired
    Vault vault;

    @Autowired
    BlindIndex index;

    @Autowired
    SyncReceipts receipts;

    @Autowired
    Quarantine quarantine;

    @Autowired
    CareLinks careLinks;

    @Autowired
    TestVillages villages;

    @Autowired
    People enrolled;

    @Autowired
    TransactionTemplate transactions;

    private final Actor operator = TestPeople.a(Role.OPERATOR);
    private final Actor citizen = TestPeople.aCitizen();

    /** Of this test alone, as the quarantine is everybody's. */
    private final String code = "mended-" + UUID.randomUUID();

    @Test
    void whatReadsWellTodayIsAcceptedUnderItsServerIdAndItsSenderIsToldSo() {
        UUID eventId = UUID.randomUUID();
        String event = aVital(eventId, citizen.id());
        UUID serverId = quarantined(citizen, eventId, event, "tablet");
        JsonNode replayed = replay("").json();
        assertThat(replayed.get("accepted").asInt()).isEqualTo(1);
        assertThat(replayed.get("more").asBoolean()).isFalse();
        assertThat(replayed.has("next")).isFalse();

        Answer again = api.post(citizen, SyncController.EVENTS, batch(event, aVital(eventId, citizen.id(), 99)));
        assertThat(SendingTest.statuses(again)).containsExactly("duplicate", "refused");
        assertThat(again.json().at("/acks/0/serverId").asString()).isEqualTo(serverId.toString());
        assertThat(api.get(citizen, "/v1/sync/quarantine").json().get("items")).isEmpty();
        assertThat(logged(citizen)).isEqualTo(1);
        assertThat(replay("").json().get("accepted").asInt()).isZero();
        assertThat(logged(citizen)).isEqualTo(1);
    }

    @Test
    void theAnswerHoldsCountsAlone() {
        Actor other = TestPeople.aCitizen();
        UUID eventId = UUID.randomUUID();
        quarantined(citizen, eventId, aVisit(eventId, citizen.id(), "words of hers"), "tablet");
        UUID unknown = UUID.randomUUID();
        quarantined(citizen, unknown, ofAnUnknownType(unknown, citizen.id(), "words"), "tablet");
        UUID impossible = UUID.randomUUID();
        quarantined(other, impossible, aVital(impossible, other.id(), 9_000), "phone");
        UUID foreign = UUID.randomUUID();
        quarantined(other, foreign, aVital(foreign, UUID.randomUUID()), "phone");
        Answer answer = replay("");
        assertThat(answer.json().toString())
                .isEqualTo("{\"accepted\":1,\"quarantined\":[{\"code\":\"impossible-value\",\"count\":1},"
                        + "{\"code\":\"unknown-type\",\"count\":1}],\"refused\":[{\"code\":\"not-yours\",\"count\":1}],"
                        + "\"erased\":0,\"more\":false}");
        assertThat(waiting(other)).isEqualTo(2);
    }

    @Test
    void itIsRecordedForEachSenderAndSubjectWithTheOperatorAsTheActor() {
        UUID sound = UUID.randomUUID();
        Actor other = TestPeople.aCitizen();
        UUID wrong = UUID.randomUUID();
        quarantined(citizen, sound, aVital(sound, citizen.id()), "tablet");
        quarantined(other, wrong, aVital(wrong, other.id(), 9_000), "phone");
        replay("");
        assertThat(jdbc.sql("""
                        SELECT operation || ' ' || purpose || ' ' || basis FROM audit_entry
                        WHERE actor_id = ? AND subject_citizen = object_id ORDER BY operation
                        """).param(operator.id()).query(String.class).list())
                .containsExactly("sync.replay operation OPERATION", "sync.replay-refused operation OPERATION");
        JsonNode mine = api.get(citizen, "/v1/audit/me").json().get("items");
        assertThat(mine.toString()).contains("Tried again to take what was sent");
    }

    @Test
    void aSenderReachesAsFarAsTheyDoToday() {
        Actor helper = TestPeople.a(Role.CAREGIVER);
        UUID before = UUID.randomUUID();
        quarantined(helper, before, aVital(before, citizen.id()), "phone");
        assertThat(replay("").json().at("/refused/0/code").asString()).isEqualTo("not-yours");
        careLinks.record(helper.id(), citizen.id(), "caregiver", Instant.now().plus(Duration.ofDays(1)));
        assertThat(replay("").json().get("accepted").asInt()).isEqualTo(1);
        assertThat(logged(helper)).isEqualTo(1);
    }

    @Test
    void anAshaReachesHerVillagesForWhatDoesNotSpeakForThePerson() {
        Actor asha = TestPeople.a(Role.ASHA);
        villages.assign(asha.id(), VILLAGE);
        enrolled.enrol(asha.id(), Role.ASHA, operator);
        villages.settle(citizen, VILLAGE);
        UUID vital = UUID.randomUUID();
        UUID complaint = UUID.randomUUID();
        quarantined(asha, vital, aVital(vital, citizen.id()), "tablet");
        quarantined(asha, complaint, aComplaint(complaint, citizen.id(), "OTHER"), "tablet");
        JsonNode replayed = replay("").json();
        assertThat(replayed.get("accepted").asInt()).isEqualTo(1);
        assertThat(replayed.at("/refused/0/code").asString()).isEqualTo("not-yours");
        assertThat(logged(asha)).isEqualTo(1);
    }

    @Test
    void operatorsWhoAskAtOnceHaveEachEventTakenOnce() {
        List<UUID> ids = IntStream.range(0, 40).mapToObj(i -> UUID.randomUUID()).toList();
        ids.forEach(id -> quarantined(citizen, id, aVital(id, citizen.id()), "tablet"));
        int accepted = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> replay("").json().get("accepted").asInt(), Thread::startVirtualThread))
                .toList()
                .stream()
                .mapToInt(CompletableFuture::join)
                .sum();
        assertThat(accepted).isEqualTo(40);
        assertThat(logged(citizen)).isEqualTo(40);
        assertThat(waiting(citizen)).isZero();
    }

    @Test
    void aTypeMayBeAskedForAlone() {
        UUID vital = UUID.randomUUID();
        UUID visit = UUID.randomUUID();
        quarantined(citizen, vital, aVital(vital, citizen.id()), "tablet");
        quarantined(citizen, visit, aVisit(visit, citizen.id(), "a visit"), "tablet");
        JsonNode replayed = replay(", \"type\": \"visit.recorded\"").json();
        assertThat(replayed.get("accepted").asInt()).isEqualTo(1);
        assertThat(waiting(citizen)).isEqualTo(1);
    }

    @Test
    void manyGoOnWhereTheLastOnesEnded() {
        List<UUID> ids =
                IntStream.range(0, 230).mapToObj(i -> UUID.randomUUID()).toList();
        for (UUID id : ids) {
            Actor sender = id.hashCode() % 2 == 0 ? citizen : TestPeople.aCitizen();
            quarantined(sender, id, aVital(id, sender.id()), id.hashCode() % 3 == 0 ? "tablet" : "phone");
        }
        int accepted = 0;
        String cursor = "";
        int calls = 0;
        boolean more = true;
        while (more) {
            JsonNode replayed = replay(", \"limit\": 110" + cursor).json();
            accepted += replayed.get("accepted").asInt();
            more = replayed.get("more").asBoolean();
            cursor = ", \"cursor\": \"" + replayed.path("next").asString("") + "\"";
            calls++;
        }
        assertThat(accepted).isEqualTo(230);
        assertThat(calls).isEqualTo(3);
        assertThat(waiting(citizen)).isZero();
    }

    @Test
    void aComplaintIsFiled() {
        UUID eventId = UUID.randomUUID();
        UUID serverId = quarantined(citizen, eventId, aComplaint(eventId, citizen.id(), "OTHER"), "tablet");
        replay("");
        assertThat(api.get(citizen, "/v1/complaints/" + serverId).status()).isEqualTo(200);
    }

    @Test
    void whatNobodyCanReadAnyMoreIsCountedAndStays() {
        UUID eventId = UUID.randomUUID();
        quarantined(citizen, eventId, aVital(eventId, citizen.id()), "tablet");
        vault.destroyKey(citizen.id());
        JsonNode replayed = replay("").json();
        assertThat(replayed.get("erased").asInt()).isEqualTo(1);
        assertThat(replayed.get("accepted").asInt()).isZero();
        assertThat(waiting(citizen)).isEqualTo(1);
    }

    @Test
    void onlyOperatorsMayAndWithinLimits() {
        assertThat(api.post(citizen, REPLAY, "{}").status()).isEqualTo(403);
        for (String wrong :
                List.of("\"limit\": 1001", "\"limit\": 0", "\"code\": \"Words of hers\"", "\"type\": \"\"")) {
            assertThat(api.post(operator, REPLAY, "{" + wrong + "}").status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(api.post(operator, REPLAY, "{\"cursor\": \"none\"}").status())
                .isEqualTo(400);
    }

    private Answer replay(String more) {
        Answer answer = api.post(operator, REPLAY, "{\"code\": \"" + code + "\"" + more + "}");
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    /** As if it had come while nobody could read it; its server id. */
    private UUID quarantined(Actor sender, UUID eventId, String event, String device) {
        Instant at = Instant.now().truncatedTo(MILLIS);
        UUID id = UuidV7.at(at);
        byte[] raw = event.getBytes(UTF_8);
        byte[] hash = index.of(
                "sync-event", sender.id() + "/" + eventId + "/" + HexFormat.of().formatHex(Sha256.of(raw)));
        var place = new RowSeals.Place(SealedBytes.SYNC_QUARANTINE, id, sender.id());
        RowSeals.Kept kept = seals.sealAll(List.of(new RowSeals.Plain(place, new QuarantineText("/type", raw).bytes())))
                .getFirst();
        transactions.executeWithoutResult(status -> {
            receipts.claimAll(sender.id(), List.of(SyncReceipt.quarantined(eventId, hash, id, at, code)));
            quarantine.keepAll(
                    sender.id(),
                    List.of(new QuarantinedEvent(
                            id, eventId, null, index.of("sync-device", device), kept, hash, code, at)));
        });
        return id;
    }

    private int logged(Actor sender) {
        return count("sync_event WHERE principal_id = ?", sender);
    }

    private int waiting(Actor sender) {
        return count("sync_quarantine WHERE state = 'WAITING' AND principal_id = ?", sender);
    }

    private int count(String from, Actor sender) {
        return jdbc.sql("SELECT count(*) FROM " + from)
                .param(sender.id())
                .query(Integer.class)
                .single();
    }
}
