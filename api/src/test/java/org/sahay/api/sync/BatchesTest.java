package org.sahay.api.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.api.sync.SyncBodies.aComplaint;
import static org.sahay.api.sync.SyncBodies.aVital;
import static org.sahay.api.sync.SyncBodies.batch;
import static org.sahay.api.sync.SyncBodies.ofAnUnknownType;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.workflows.identity.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Batches in every order, split and number, against a model in memory; the number of a repetition is the seed. */
@ApiTest
class BatchesTest {
    private static final int EVENTS = 40;
    private static final int AT_ONCE = 6;

    @Autowired
    TestApi api;

    @Autowired
    JdbcClient jdbc;

    private final Actor citizen = TestPeople.aCitizen();

    /** One event in one writing. */
    private record Sent(UUID id, Kind kind, int value) {
        String json(Actor citizen) {
            return switch (kind) {
                case VITAL -> aVital(id, citizen.id(), 60 + value);
                case UNKNOWN -> ofAnUnknownType(id, citizen.id(), "number " + value);
                case COMPLAINT -> aComplaint(id, citizen.id(), value == 0 ? "OTHER" : "SANITATION");
                case FOREIGN -> aVital(id, new UUID(0, value), 60);
            };
        }
    }

    private enum Kind {
        VITAL,
        UNKNOWN,
        COMPLAINT,
        FOREIGN
    }

    @RepeatedTest(4)
    void oneAfterTheOtherTheyAreAnsweredAsTheModelSays(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        Map<UUID, Sent> model = new HashMap<>();
        Map<UUID, JsonNode> first = new HashMap<>();
        List<UUID> ids = ids(random, 12);
        for (int round = 0; round < 12; round++) {
            List<Sent> batch = new ArrayList<>();
            for (int i = random.nextInt(1, 12); i > 0; i--) {
                batch.add(new Sent(
                        ids.get(random.nextInt(ids.size())),
                        Kind.values()[random.nextInt(Kind.values().length)],
                        random.nextInt(2)));
            }
            List<JsonNode> acks = send(batch);
            for (int i = 0; i < batch.size(); i++) {
                assertAnswered(batch.get(i), acks.get(i), model, first);
            }
        }
        assertKept(model.values());
    }

    private static void assertAnswered(Sent sent, JsonNode ack, Map<UUID, Sent> model, Map<UUID, JsonNode> first) {
        Sent known = model.get(sent.id());
        String status = ack.get("status").asString();
        if (known == null && sent.kind() == Kind.FOREIGN) {
            assertThat(status + " " + ack.get("code").asString()).isEqualTo("refused not-yours");
        } else if (known == null) {
            assertThat(status).isEqualTo(sent.kind() == Kind.UNKNOWN ? "quarantined" : "accepted");
            model.put(sent.id(), sent);
            first.put(sent.id(), ack);
        } else if (known.equals(sent)) {
            assertThat(status).isEqualTo(sent.kind() == Kind.UNKNOWN ? "quarantined" : "duplicate");
            assertThat(ack.get("serverId")).isEqualTo(first.get(sent.id()).get("serverId"));
            assertThat(ack.get("serverTime")).isEqualTo(first.get(sent.id()).get("serverTime"));
        } else {
            assertThat(status + " " + ack.get("code").asString()).isEqualTo("refused key-reused");
        }
    }

    @RepeatedTest(4)
    void howeverOftenAndAtOnceEachEventIsThereOnceAndItsAcksAreTheSame(RepetitionInfo repetition) throws Exception {
        var random = new Random(100 + repetition.getCurrentRepetition());
        List<Sent> events = ids(random, EVENTS).stream()
                .map(id -> new Sent(id, Kind.values()[random.nextInt(Kind.values().length)], 0))
                .toList();
        List<Sent> copies = new ArrayList<>();
        events.forEach(event -> copies.addAll(Collections.nCopies(random.nextInt(1, 11), event)));
        Collections.shuffle(copies, random);
        List<Callable<Map<UUID, Set<String>>>> batches = new ArrayList<>();
        for (int from = 0; from < copies.size(); ) {
            int to = Math.min(copies.size(), from + random.nextInt(1, 30));
            List<Sent> batch = List.copyOf(copies.subList(from, to));
            batches.add(() -> told(batch, send(batch)));
            from = to;
        }
        Map<UUID, Set<String>> all = new HashMap<>();
        try (var devices = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var told : devices.invokeAll(batches)) {
                told.get()
                        .forEach((id, acks) ->
                                all.computeIfAbsent(id, none -> new HashSet<>()).addAll(acks));
            }
        }
        assertThat(all.values()).allSatisfy(acks -> assertThat(acks).hasSize(1));
        assertKept(events.stream().filter(event -> event.kind() != Kind.FOREIGN).toList());
    }

    /** Server id and time of each event, as its acks have them. */
    private static Map<UUID, Set<String>> told(List<Sent> batch, List<JsonNode> acks) {
        Map<UUID, Set<String>> told = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            told.computeIfAbsent(batch.get(i).id(), none -> new HashSet<>())
                    .add(acks.get(i).path("serverId") + " " + acks.get(i).path("serverTime"));
        }
        return told;
    }

    private List<JsonNode> send(List<Sent> batch) {
        var answer = api.post(
                citizen,
                SyncController.EVENTS,
                batch(batch.stream().map(sent -> sent.json(citizen)).toList()));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        List<JsonNode> acks = answer.json().get("acks").valueStream().toList();
        assertThat(acks).hasSameSizeAs(batch);
        return acks;
    }

    private void assertKept(Collection<Sent> kept) {
        long unknown = kept.stream().filter(sent -> sent.kind() == Kind.UNKNOWN).count();
        long complaints =
                kept.stream().filter(sent -> sent.kind() == Kind.COMPLAINT).count();
        assertThat(count("sync_receipt WHERE principal_id")).isEqualTo(kept.size());
        assertThat(count("sync_event WHERE principal_id")).isEqualTo(kept.size() - unknown);
        assertThat(count("sync_quarantine WHERE principal_id")).isEqualTo(unknown);
        assertThat(count("complaint WHERE citizen_id")).isEqualTo(complaints);
        assertThat(jdbc.sql("SELECT DISTINCT event_id FROM sync_event WHERE principal_id = ?")
                        .param(citizen.id())
                        .query(UUID.class)
                        .list())
                .hasSize((int) (kept.size() - unknown));
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table + " = ?")
                .param(citizen.id())
                .query(Long.class)
                .single();
    }

    private static List<UUID> ids(Random random, int number) {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < number; i++) {
            ids.add(UUID.nameUUIDFromBytes(Long.toString(random.nextLong()).getBytes(UTF_8)));
        }
        return ids;
    }
}
