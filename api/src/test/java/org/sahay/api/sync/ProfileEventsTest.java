package org.sahay.api.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.store.identity.CareLinks;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Edits of profiles that devices send, over HTTP; all people are synthetic. */
@ApiTest
class ProfileEventsTest {
    private static final String ME = "/v1/profile/me";
    private static final String HISTORY = ME + "/history";
    private static final String VILLAGE = "{\"lgdState\": 33, \"lgdDistrict\": 568, \"lgdVillage\": 9300001}";
    private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired
    TestApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CareLinks careLinks;

    private Actor me = TestPeople.aCitizen();

    @Test
    void anEditIsHeldUntilTheOneBeforeItCameAndIsADuplicateThen() {
        String second = named(UUID.randomUUID(), 1L, PAST.plusSeconds(2), "Second");
        JsonNode held = send(second).getFirst();
        assertThat(held.get("status").asString()).isEqualTo("held");
        assertThat(held.get("code").asString()).isEqualTo("held");
        assertThat(held.get("path").asString()).isEqualTo("/baseVersion");
        assertThat(held.get("message").asString()).isNotEmpty();
        assertThat(send(second).getFirst()).isEqualTo(held);
        assertThat(version()).isZero();
        assertThat(history().at("/items/0/status").asString()).isEqualTo("held");
        assertThat(kept("sync_event WHERE subject")).isEqualTo(1);

        JsonNode first =
                send(named(UUID.randomUUID(), 0L, PAST.plusSeconds(1), "First")).getFirst();
        assertThat(first.get("status").asString()).isEqualTo("accepted");
        assertThat(version()).isEqualTo(2);
        assertThat(name()).isEqualTo("Second");
        JsonNode again = send(second).getFirst();
        assertThat(again.get("status").asString()).isEqualTo("duplicate");
        assertThat(again.get("serverId")).isEqualTo(held.get("serverId"));
        assertThat(again.get("serverTime")).isEqualTo(held.get("serverTime"));
        assertThat(again.has("code")).isFalse();
        assertThat(kept("sync_event WHERE subject")).isEqualTo(2);
    }

    @Test
    void aChainInOneBatchIsAcceptedInWhateverOrder() {
        List<JsonNode> acks = send(
                named(UUID.randomUUID(), 2L, PAST.plusSeconds(3), "Third"),
                named(UUID.randomUUID(), 0L, PAST.plusSeconds(1), "First"),
                named(UUID.randomUUID(), 1L, PAST.plusSeconds(2), "Second"),
                named(UUID.randomUUID(), 9L, PAST.plusSeconds(9), "Ninth"));
        assertThat(acks)
                .extracting(ack -> ack.get("status").asString())
                .containsExactly("accepted", "accepted", "accepted", "held");
        assertThat(name()).isEqualTo("Third");
    }

    @Test
    void whatLosesStaysInTheHistoryAndIsRestored() {
        send(named(UUID.randomUUID(), null, PAST.plusSeconds(9), "Winner"));
        send(named(UUID.randomUUID(), null, PAST, "Loser"));
        assertThat(name()).isEqualTo("Winner");
        JsonNode lost = history().at("/items/0");
        assertThat(lost.at("/change/name").asString()).isEqualTo("Loser");
        assertThat(lost.get("inForce")).isEmpty();
        assertThat(lost.get("device").asString()).hasSize(16);
        assertThat(history().at("/items/1/inForce/0").asString()).isEqualTo("name");

        String restore = HISTORY + "/" + lost.get("id").asString() + ":restore";
        assertThat(api.post(me, restore, "").status()).isEqualTo(428);
        assertThat(api.post(me, restore, "", "If-Match", "\"1\"").status()).isEqualTo(412);
        Answer restored = api.post(me, restore, "", "If-Match", "\"2\"");
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.json().get("name").asString()).isEqualTo("Loser");
        assertThat(restored.header("ETag")).isEqualTo("\"3\"");
        assertThat(history().at("/items/0/inForce/0").asString()).isEqualTo("name");
        send(named(UUID.randomUUID(), null, PAST.plusSeconds(99), "Late"));
        assertThat(name()).isEqualTo("Loser");
    }

    @Test
    void nobodyRestoresOrReadsWhatIsSomebodyElses() {
        send(named(UUID.randomUUID(), null, PAST, "Mine"));
        String id = history().at("/items/0/id").asString();
        Actor other = TestPeople.aCitizen();
        assertThat(api.post(other, HISTORY + "/" + id + ":restore", "", "If-Match", "*")
                        .status())
                .isEqualTo(404);
        assertThat(api.get(other, HISTORY).json().get("items")).isEmpty();
        assertThat(api.get(other, HISTORY + "?cursor=nonsense").status()).isEqualTo(400);
        String foreign = SyncBodies.event(UUID.randomUUID(), "profile.edited", other.id(), "{\"name\": \"No\"}");
        assertThat(send(foreign).getFirst().get("code").asString()).isEqualTo("not-yours");
    }

    @Test
    void aClockThatIsAheadIsFlaggedAndDoesNotWin() {
        send(named(UUID.randomUUID(), null, Instant.now().plusSeconds(86_400), "Tomorrow"));
        assertThat(history().at("/items/0/warnings/0/code").asString()).isEqualTo("clock-ahead");
        assertThat(history().at("/items/0/warnings/0/message").asString()).isNotEmpty();
        api.patch(me, ME, "{\"name\": \"Today\"}", "If-Match", "*");
        assertThat(name()).isEqualTo("Today");
    }

    @Test
    void whatNoProfileCanBeIsQuarantinedAndHeldOrAcceptedOnceItIsCorrected() {
        UUID id = UUID.randomUUID();
        String wrong = edit(id, 1L, PAST, "{\"preferredLanguage\": \"xx\"}");
        JsonNode ack = send(wrong).getFirst();
        assertThat(ack.get("status").asString()).isEqualTo("quarantined");
        assertThat(ack.get("path").asString()).isEqualTo("/payload/preferredLanguage");
        String right = edit(id, 1L, PAST, "{\"preferredLanguage\": \"ta\"}");
        String resubmit = "/v1/sync/quarantine/" + ack.get("serverId").asString() + ":resubmit";
        assertThat(api.post(me, resubmit, right).json().get("status").asString())
                .isEqualTo("held");
        assertThat(api.post(me, resubmit, right).json().get("status").asString())
                .isEqualTo("held");
        send(named(UUID.randomUUID(), 0L, PAST, "First"));
        assertThat(api.get(me, ME).json().get("preferredLanguage").asString()).startsWith("ta");
        assertThat(send(right).getFirst().get("status").asString()).isEqualTo("duplicate");
    }

    @Test
    void whoToldOnADeviceWhereTheyLiveSeesItAndRestoresIt() {
        send(edit(UUID.randomUUID(), null, PAST, "{\"village\": " + VILLAGE + "}"));
        assertThat(api.get(me, ME).json().at("/village/lgdVillage").asInt()).isEqualTo(9_300_001);
        JsonNode told = history().at("/items/0");
        assertThat(told.at("/change/village")).isEqualTo(api.get(me, ME).json().get("village"));
        assertThat(told.at("/inForce/0").asString()).isEqualTo("village");
        send(edit(UUID.randomUUID(), null, PAST.plusSeconds(1), "{\"village\": null}"));
        assertThat(api.get(me, ME).json().has("village")).isFalse();
        String restore = HISTORY + "/" + told.get("id").asString() + ":restore";
        assertThat(api.post(me, restore, "", "If-Match", "*").json().get("village"))
                .isEqualTo(told.at("/change/village"));
        JsonNode ack = send(edit(UUID.randomUUID(), null, PAST, "{\"village\": " + VILLAGE.replace("568", "212") + "}"))
                .getFirst();
        assertThat(ack.get("status").asString()).isEqualTo("quarantined");
        assertThat(ack.get("path").asString()).isEqualTo("/payload/village/lgdDistrict");
    }

    @Test
    void aHelperWithLeaveChangesNobodysProfile() {
        for (Role helper : List.of(Role.CAREGIVER, Role.ASHA)) {
            Actor ward = TestPeople.aCitizen();
            me = TestPeople.a(helper);
            careLinks.record(me.id(), ward.id(), helper.code(), Instant.now().plusSeconds(3600));
            JsonNode ack = send(SyncBodies.event(
                            UUID.randomUUID(), "profile.edited", ward.id(), "{\"name\": \"Not theirs\"}"))
                    .getFirst();
            assertThat(ack.get("code").asString()).isEqualTo("not-yours");
            assertThat(api.get(ward, ME).json().has("name")).isFalse();
            assertThat(send(named(UUID.randomUUID(), null, PAST, "Their own"))
                            .getFirst()
                            .get("status")
                            .asString())
                    .isEqualTo("accepted");
        }
    }

    @Test
    void theHistoryIsPaged() {
        var edits = new ArrayList<String>();
        for (int i = 0; i < 51; i++) {
            edits.add(named(UUID.randomUUID(), null, PAST.plusSeconds(i), "Name " + i));
        }
        send(edits.toArray(String[]::new));
        Answer first = api.get(me, HISTORY);
        assertThat(first.json().get("items")).hasSize(50);
        String next = first.header("Link").replaceAll("<(.*)>.*", "$1");
        Answer second = api.get(me, next);
        assertThat(second.json().get("items")).hasSize(1);
        assertThat(second.response().headers().firstValue("Link")).isEmpty();
    }

    @RepeatedTest(3)
    void inWhateverOrderSplitAndNumberOfTimesTheyMakeTheSameProfile(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<String> edits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            edits.add(named(new UUID(random.nextLong(), i), (long) i, PAST.plusSeconds(i), "Name " + i));
        }
        List<String> sent = new ArrayList<>(edits);
        edits.forEach(edit -> sent.addAll(Collections.nCopies(random.nextInt(3), edit)));
        Collections.shuffle(sent, random);
        for (int from = 0; from < sent.size(); ) {
            int to = Math.min(sent.size(), from + random.nextInt(1, 6));
            send(sent.subList(from, to).toArray(String[]::new));
            from = to;
        }
        assertThat(version()).isEqualTo(edits.size());
        assertThat(name()).isEqualTo("Name 11");
        assertThat(kept("sync_receipt WHERE status = 'ACCEPTED' AND principal_id"))
                .isEqualTo(edits.size());
        assertThat(kept("profile_edit WHERE version IS NOT NULL AND person_id")).isEqualTo(edits.size());
    }

    private String named(UUID id, @Nullable Long base, Instant clientTime, String name) {
        return edit(id, base, clientTime, "{\"name\": \"" + name + "\"}");
    }

    private String edit(UUID id, @Nullable Long base, Instant clientTime, String payload) {
        String event = SyncBodies.event(id, "profile.edited", me.id(), payload)
                .replace("2026-11-28T05:40:12Z", clientTime.toString());
        return base == null ? event : event.replace("\"deviceSeq\"", "\"baseVersion\": " + base + ", \"deviceSeq\"");
    }

    private List<JsonNode> send(String... events) {
        Answer answer = api.post(me, SyncController.EVENTS, SyncBodies.batch(events));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json().get("acks").valueStream().toList();
    }

    private JsonNode history() {
        return api.get(me, HISTORY).json();
    }

    private long version() {
        return api.get(me, ME).json().get("version").asLong();
    }

    private String name() {
        return api.get(me, ME).json().get("name").asString();
    }

    private long kept(String where) {
        return jdbc.sql("SELECT count(*) FROM " + where + " = ?")
                .param(me.id())
                .query(Long.class)
                .single();
    }
}
