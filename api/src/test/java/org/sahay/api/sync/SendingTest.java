package org.sahay.api.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.api.sync.SyncBodies.aComplaint;
import static org.sahay.api.sync.SyncBodies.aVisit;
import static org.sahay.api.sync.SyncBodies.aVital;
import static org.sahay.api.sync.SyncBodies.batch;
import static org.sahay.api.sync.SyncBodies.event;
import static org.sahay.api.sync.SyncBodies.ofAnUnknownType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.api.ratelimit.RateLimit;
import org.sahay.api.ratelimit.TestRates;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.identity.CareLinks;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.SealedBytes;
import org.sahay.store.vault.Vault;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What devices send, over HTTP on a real PostgreSQL. */
@ApiTest
class SendingTest {
    private static final String WORDS = "उसने दवा नहीं ली";

    @Autowired
    TestApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    @Autowired
    CareLinks careLinks;

    @Autowired
    RowSeals seals;

    @Autowired
    TestRates rates;

    @Autowired
    Vault vault;

    private final Actor citizen = TestPeople.aCitizen();

    @Test
    void eachEventIsAnsweredForItselfInTheOrderSent() {
        UUID good = UUID.randomUUID();
        UUID unknown = UUID.randomUUID();
        UUID foreign = UUID.randomUUID();
        Answer answer = send(
                citizen,
                aVital(good, citizen.id()),
                ofAnUnknownType(unknown, citizen.id(), "x"),
                aVital(foreign, UUID.randomUUID()),
                aVital(citizen.id()).replaceFirst("\"id\": \"[^\"]*\"", "\"id\": 5"),
                aVital(citizen.id()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly("accepted", "quarantined", "refused", "refused", "accepted");
        assertThat(ack(answer, 0).get("id").asString()).isEqualTo(good.toString());
        assertThat(ack(answer, 0).has("code")).isFalse();
        assertThat(ack(answer, 1).get("code").asString()).isEqualTo("unknown-type");
        assertThat(ack(answer, 1).get("path").asString()).isEqualTo("/type");
        assertThat(ack(answer, 2).get("code").asString()).isEqualTo("not-yours");
        assertThat(ack(answer, 2).has("serverId")).isFalse();
        assertThat(ack(answer, 3).get("code").asString()).isEqualTo("id-invalid");
        assertThat(count("sync_event")).isEqualTo(2);
        assertThat(count("sync_quarantine")).isEqualTo(1);
        assertThat(count("sync_receipt")).isEqualTo(3);
    }

    @Test
    void theMessageIsInTheLanguageOfWhoAsks() {
        String body = batch(ofAnUnknownType(UUID.randomUUID(), citizen.id(), "x"));
        String hindi = message(api.post(citizen, SyncController.EVENTS, body, "Accept-Language", "hi"));
        String tamil = message(api.post(citizen, SyncController.EVENTS, body, "Accept-Language", "ta"));
        assertThat(hindi).isNotBlank().isNotEqualTo(tamil);
        assertThat(message(api.post(citizen, SyncController.EVENTS, body))).contains("not known here");
    }

    @Test
    void whatIsSentAgainIsAnsweredAsTheFirstTimeAndIsThereOnce() {
        String vital = aVital(citizen.id());
        String unknown = ofAnUnknownType(UUID.randomUUID(), citizen.id(), "x");
        Answer first = send(citizen, vital, unknown);
        Answer second = send(citizen, unknown, vital.replace("\n", " "), vital);
        assertThat(statuses(second)).containsExactly("quarantined", "duplicate", "duplicate");
        assertThat(ack(second, 0)).isEqualTo(ack(first, 1));
        for (int i = 1; i < 3; i++) {
            assertThat(ack(second, i).get("serverId")).isEqualTo(ack(first, 0).get("serverId"));
            assertThat(ack(second, i).get("serverTime")).isEqualTo(ack(first, 0).get("serverTime"));
        }
        assertThat(count("sync_event")).isEqualTo(1);
        assertThat(count("sync_quarantine")).isEqualTo(1);
    }

    @Test
    void theSameIdWithOtherContentIsRefused() {
        UUID id = UUID.randomUUID();
        Answer answer = send(citizen, aVital(id, citizen.id(), 70), aVital(id, citizen.id(), 71));
        assertThat(statuses(answer)).containsExactly("accepted", "refused");
        assertThat(ack(answer, 1).get("code").asString()).isEqualTo("key-reused");
        assertThat(statuses(send(citizen, aVital(id, citizen.id(), 71), aVital(id, citizen.id(), 70))))
                .containsExactly("refused", "duplicate");
        assertThat(statuses(send(TestPeople.aCitizen(), aVital(id, citizen.id(), 70))))
                .as("an id is its sender's own")
                .containsExactly("refused");
    }

    @Test
    void aHelperWritesForWardsAsLongAsTheirLeaveLasts() {
        Actor asha = TestPeople.a(Role.ASHA);
        UUID ward = UUID.randomUUID();
        String event = aVital(ward);
        assertThat(statuses(send(asha, event))).containsExactly("refused");
        careLinks.record(asha.id(), ward, "asha", Instant.now().plus(Duration.ofDays(1)));
        Answer accepted = send(asha, event);
        assertThat(statuses(accepted)).containsExactly("accepted");
        assertThat(jdbc.sql("SELECT basis FROM audit_entry WHERE actor_id = ? AND subject_citizen = ?")
                        .params(asha.id(), ward)
                        .query(String.class)
                        .list())
                .containsExactly("DELEGATION");
        careLinks.record(asha.id(), ward, "asha", Instant.now().minusSeconds(1));
        assertThat(statuses(send(asha, event, aVital(ward)))).containsExactly("duplicate", "refused");
        assertThat(statuses(send(TestPeople.aCitizen(), aVital(ward)))).containsExactly("refused");
    }

    @Test
    void theTrailHasOneEntryForEachSubjectOfABatch() {
        Actor asha = TestPeople.a(Role.ASHA);
        UUID ward = UUID.randomUUID();
        careLinks.record(asha.id(), ward, "asha", Instant.now().plus(Duration.ofDays(1)));
        send(asha, aVital(ward), aVital(ward), aVital(asha.id()), ofAnUnknownType(UUID.randomUUID(), ward, "x"));
        assertThat(jdbc.sql("SELECT subject_citizen FROM audit_entry WHERE actor_id = ? AND operation = 'sync.send'")
                        .param(asha.id())
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(ward, asha.id());
    }

    @Test
    void aComplaintIsFiledWithTheBatchAndItsIdIsTheServerId() {
        UUID id = UUID.randomUUID();
        Answer answer = send(
                citizen,
                aComplaint(id, citizen.id(), "STAFF_ABSENT"),
                aComplaint(UUID.randomUUID(), citizen.id(), "NOISE"),
                aComplaint(id, citizen.id(), "STAFF_ABSENT"));
        assertThat(statuses(answer)).containsExactly("accepted", "quarantined", "duplicate");
        assertThat(ack(answer, 1).get("code").asString()).isEqualTo("unknown-category");
        assertThat(ack(answer, 1).get("path").asString()).isEqualTo("/payload/category");
        String complaint = ack(answer, 0).get("serverId").asString();
        assertThat(ack(answer, 2).get("serverId").asString()).isEqualTo(complaint);
        Answer read = api.get(citizen, "/v1/complaints/" + complaint);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.response().body()).contains("दवा नहीं मिली");
        assertThat(jdbc.sql("SELECT count(*) FROM outbox WHERE business_key = ?")
                        .param(complaint)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void nobodyFilesMoreComplaintsWithBatchesThanWithout() {
        rates.set(RateLimit.FILING, 2);
        try {
            List<String> many = IntStream.range(0, 4)
                    .mapToObj(i -> aComplaint(UUID.randomUUID(), citizen.id(), "OTHER"))
                    .toList();
            Answer answer = api.post(citizen, SyncController.EVENTS, batch(many));
            assertThat(statuses(answer)).containsExactly("accepted", "accepted", "refused", "refused");
            assertThat(ack(answer, 3).get("code").asString()).isEqualTo("too-many-complaints");
            assertThat(ack(answer, 3).has("serverId")).isFalse();
        } finally {
            rates.reset();
        }
    }

    @Test
    void nothingThatWasSentIsReadableInTheDatabase() {
        send(
                citizen,
                aVisit(UUID.randomUUID(), citizen.id(), WORDS),
                ofAnUnknownType(UUID.randomUUID(), citizen.id(), WORDS),
                event(UUID.randomUUID(), "vital.recorded", citizen.id(), "{\"nameOfMyWife\": 1}"));
        for (String table : List.of("sync_event", "sync_quarantine", "sync_receipt")) {
            for (String words : List.of(WORDS, "nameOfMyWife", SyncBodies.DEVICE)) {
                assertThat(database.jdbc()
                                .sql(
                                        "SELECT count(*) FROM " + table
                                                + " t WHERE t::text LIKE ? OR t::text LIKE '%' || encode(convert_to(?, 'UTF8'), 'hex') || '%'")
                                .params("%" + words + "%", words)
                                .query(Integer.class)
                                .single())
                        .as(table + " " + words)
                        .isZero();
            }
        }
    }

    @Test
    void thePayloadOpensForItsRowAndSubjectUntilTheKeyIsDestroyed() {
        Answer answer = send(citizen, aVisit(UUID.randomUUID(), citizen.id(), WORDS));
        UUID serverId = UUID.fromString(ack(answer, 0).get("serverId").asString());
        var kept = database.jdbc()
                .sql("SELECT payload, key_id, version FROM sync_event WHERE server_id = ?")
                .param(serverId)
                .query((row, n) -> new RowSeals.Kept(
                        new RowSeals.Place(SealedBytes.SYNC_EVENT, serverId, citizen.id()),
                        row.getBytes("payload"),
                        row.getInt("key_id"),
                        row.getInt("version")))
                .single();
        byte[] opened = seals.openAll(List.of(kept)).getFirst().orElseThrow();
        assertThat(new String(opened, StandardCharsets.UTF_8)).contains(WORDS);
        vault.destroyKey(citizen.id());
        assertThat(seals.openAll(List.of(kept)).getFirst()).isEmpty();
    }

    @Test
    void aBatchMayBePacked() throws IOException {
        var packed = packed(batch(aVital(citizen.id())).getBytes(StandardCharsets.UTF_8));
        Answer answer = post(packed, "gzip");
        assertThat(statuses(answer)).containsExactly("accepted");
        assertThat(post("no gzip".getBytes(StandardCharsets.UTF_8), "gzip").code())
                .isEqualTo("malformed-request");
        assertThat(post(packed, "br").status()).isEqualTo(415);
    }

    @Test
    void moreThanAMebibyteIsTooLargePackedOrNot() throws IOException {
        String notes = "x".repeat(1900);
        List<String> large = IntStream.range(0, 400)
                .mapToObj(i -> aVisit(UUID.randomUUID(), citizen.id(), notes))
                .toList();
        assertThat(statuses(api.post(citizen, SyncController.EVENTS, batch(large))))
                .hasSize(400)
                .containsOnly("accepted");
        byte[] bomb = packed(new byte[64 * 1024 * 1024]);
        assertThat(bomb.length).isLessThan(100_000);
        Answer answer = post(bomb, "gzip");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().get("detail").asString()).contains("024");
        assertThat(api.post(citizen, SyncController.EVENTS, "x".repeat(1024 * 1024 + 1))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aMalformedEnvelopeIsRefusedAsAWholeAndNothingIsKept() {
        for (String body : List.of("{}", "[]", "{\"deviceId\": \"d\", \"events\": []}", batch("{"), "")) {
            assertThat(api.post(citizen, SyncController.EVENTS, body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        String twice = batch(aVital(citizen.id())).replaceFirst("\\{", "{\"deviceId\": \"e\",");
        assertThat(api.post(citizen, SyncController.EVENTS, twice).status()).isEqualTo(400);
        assertThat(count("sync_receipt")).isZero();
    }

    @Test
    void poisonIsKeptForItselfAndHurtsNoNeighbour() {
        var poison = List.of(
                event(UUID.randomUUID(), "vital.recorded", citizen.id(), "{\"metric\": \"heart_rate\"}"),
                event(
                        UUID.randomUUID(),
                        "vital.recorded",
                        citizen.id(),
                        "{\"metric\": \"heart_rate\", \"value\": 1e400, \"unit\": \"/min\"}"),
                event(UUID.randomUUID(), "visit.recorded", citizen.id(), "[".repeat(10_000) + "]".repeat(10_000)),
                aVisit(UUID.randomUUID(), citizen.id(), "\\ud800"),
                aVisit(UUID.randomUUID(), citizen.id(), "\\u0000"),
                aVital(citizen.id()).replace("2026-11-28", "2126-11-28"),
                aVital(citizen.id()).replace("2026-11-28", "1926-11-28"),
                aVital(citizen.id()).replace("\"deviceSeq\"", "\"type\": \"x\", \"deviceSeq\""));
        for (String one : poison) {
            Answer answer = send(citizen, aVital(citizen.id()), one, aVital(citizen.id()));
            assertThat(statuses(answer)).as(one).containsExactly("accepted", "quarantined", "accepted");
        }
        assertThat(count("sync_quarantine WHERE octet_length(hash) = 32 AND code <> '' AND principal_id"))
                .isEqualTo(poison.size());
        assertThat(api.get(citizen, "/v1/sync/quarantine").json().get("items")).hasSize(poison.size());
    }

    private Answer send(Actor actor, String... events) {
        return api.post(actor, SyncController.EVENTS, batch(events));
    }

    private Answer post(byte[] body, String encoding) {
        return api.send(api.request(
                        citizen,
                        SyncController.EVENTS,
                        "Content-Type",
                        "application/json",
                        "Content-Encoding",
                        encoding)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private static JsonNode ack(Answer answer, int place) {
        return answer.json().get("acks").get(place);
    }

    private static String message(Answer answer) {
        return ack(answer, 0).get("message").asString();
    }

    static List<String> statuses(Answer answer) {
        return answer.json()
                .get("acks")
                .valueStream()
                .map(ack -> ack.get("status").asString())
                .toList();
    }

    private int count(String table) {
        String sql = "SELECT count(*) FROM " + table + (table.contains(" WHERE ") ? " = ?" : " WHERE principal_id = ?");
        return jdbc.sql(sql).param(citizen.id()).query(Integer.class).single();
    }
}
