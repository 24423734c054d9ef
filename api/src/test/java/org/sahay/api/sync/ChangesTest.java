package org.sahay.api.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.api.sync.ChangesDevice.ids;
import static org.sahay.api.sync.ChangesDevice.purged;
import static org.sahay.api.sync.SyncBodies.aComplaint;
import static org.sahay.api.sync.SyncBodies.aVisit;
import static org.sahay.api.sync.SyncBodies.aVital;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestPeople;
import org.sahay.store.identity.CareLinks;
import org.sahay.store.sync.LoggedEvent;
import org.sahay.store.sync.SyncLog;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.SealedBytes;
import org.sahay.store.vault.Vault;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What devices are given, over HTTP on a real PostgreSQL. */
@ApiTest
class ChangesTest {
    @Autowired
    TestApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CareLinks careLinks;

    @Autowired
    RowSeals seals;

    @Autowired
    SyncLog log;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Vault vault;

    private final Actor asha = TestPeople.a(Role.ASHA);
    private final Actor ward = TestPeople.aCitizen();

    @Test
    void aDeviceIsGivenWhatAnybodySentAboutItsOwnerInTheOrderOfTheLog() {
        delegated(ward);
        List<String> own = send(ward, aVital(ward.id()), aVisit(UUID.randomUUID(), ward.id(), "घर पर"));
        List<String> others = send(asha, aVital(ward.id()), aVital(asha.id()));
        ChangesDevice device = device(ward);
        device.awaitNobodyWriting();
        JsonNode page = device.take(200);
        assertThat(ids(page)).containsExactly(own.get(0), own.get(1), others.getFirst());
        assertThat(page.get("more").asBoolean()).isFalse();
        assertThat(page.has("warning")).isFalse();
        assertThat(page.get("changes")
                        .valueStream()
                        .map(change -> change.get("own").asBoolean()))
                .containsExactly(true, true, false);
        JsonNode visit = page.at("/changes/1");
        assertThat(visit.at("/payload/note").asString()).isEqualTo("घर पर");
        assertThat(visit.get("type").asString()).isEqualTo("visit.recorded");
        assertThat(visit.get("subject").asString()).isEqualTo(ward.id().toString());
        assertThat(visit.get("clientTime").asString()).isEqualTo("2026-11-28T05:40:12Z");
        assertThat(visit.get("deviceSeq").asInt()).isEqualTo(7);
        assertThat(device.takeAll()).isEmpty();
        List<String> later = send(ward, aVital(ward.id()));
        assertThat(device.takeAll()).isEqualTo(later);
        assertThat(device(asha).takeAll())
                .as("after a reinstallation everything is there again")
                .hasSize(5);
    }

    /** The number of a repetition is the seed. */
    @RepeatedTest(4)
    void howeverThePagesAreCutTheSequenceIsTheSame(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<Actor> wards = Stream.generate(TestPeople::aCitizen).limit(3).toList();
        wards.forEach(this::delegated);
        for (int sent = 0; sent < 8; sent++) {
            send(
                    asha,
                    IntStream.range(0, random.nextInt(1, 9))
                            .mapToObj(i -> aVital(wards.get(random.nextInt(3)).id()))
                            .toArray(String[]::new));
        }
        List<String> inOrder = logged(wards);
        assertThat(device(asha).takeAll(() -> random.nextInt(1, 12))).isEqualTo(inOrder);
        assertThat(device(asha).takeAll(() -> 1)).isEqualTo(inOrder);
        assertThat(device(asha).takeAll(() -> inOrder.size())).isEqualTo(inOrder);

        ChangesDevice caughtUp = device(asha);
        caughtUp.takeAll();
        List<Actor> newcomers = Stream.generate(TestPeople::aCitizen).limit(2).toList();
        newcomers.forEach(one -> send(one, aVital(one.id()), aVital(one.id()), aVital(one.id())));
        send(asha, aVital(wards.getFirst().id()));
        List<String> ofNewcomers = logged(newcomers);
        newcomers.forEach(this::delegated);
        String before = caughtUp.cursor;
        List<String> atOnce = caughtUp.takeAll();
        assertThat(atOnce).containsAll(ofNewcomers).hasSize(7);
        caughtUp.cursor = before;
        assertThat(caughtUp.takeAll(() -> random.nextInt(1, 4))).isEqualTo(atOnce);
    }

    @Test
    void anAnswerThatWasLostIsRepeatedToTheByte() {
        Actor leaving = TestPeople.aCitizen();
        Stream.of(ward, leaving).forEach(this::delegated);
        send(asha, aVital(ward.id()), aVital(leaving.id()), aVital(ward.id()), aVital(asha.id()));
        ChangesDevice device = device(asha);
        device.awaitNobodyWriting();
        assertRepeated(device);
        device.take(2);
        assertRepeated(device);
        ended(leaving);
        assertRepeated(device);
        device.take(1);
        assertRepeated(device);
        delegated(leaving);
        assertRepeated(device);
        device.take(1);
        assertRepeated(device);
    }

    private static void assertRepeated(ChangesDevice device) {
        String first = device.ask(2).response().body();
        assertThat(device.ask(2).response().body()).isEqualTo(first);
    }

    @Test
    void nothingIsPassedOverWhileAWriterIsHeldOpen() throws Exception {
        ChangesDevice device = device(ward);
        LoggedEvent early = sealed(ward);
        var begun = new CountDownLatch(1);
        var write = new CountDownLatch(1);
        var held = CompletableFuture.runAsync(
                () -> transactions.executeWithoutResult(status -> {
                    jdbc.sql("SELECT pg_current_xact_id()::text")
                            .query(String.class)
                            .single();
                    begun.countDown();
                    awaited(write);
                    log.appendAll(ward.id(), new byte[32], Instant.now(), List.of(early));
                }),
                Thread::startVirtualThread);
        begun.await();
        List<String> later = send(ward, aVital(ward.id()));
        List<String> given = new ArrayList<>(ids(device.take(200)));
        write.countDown();
        held.get();
        given.addAll(device.takeAll());
        assertThat(given).containsExactly(early.serverId().toString(), later.getFirst());
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private LoggedEvent sealed(Actor citizen) {
        UUID id = UUID.randomUUID();
        var plain = new RowSeals.Plain(
                new RowSeals.Place(SealedBytes.SYNC_EVENT, id, citizen.id()),
                "{\"metric\":\"heart_rate\",\"value\":72,\"unit\":\"/min\"}".getBytes(StandardCharsets.UTF_8));
        return new LoggedEvent(
                id,
                UUID.randomUUID(),
                citizen.id(),
                "vital.recorded",
                1,
                Instant.now(),
                1,
                null,
                seals.sealAll(List.of(plain)).getFirst());
    }

    @Test
    void whoseLeaveEndedIsNamedUntilTheDeviceHasHeardItAndIsGivenAnewFromTheBeginningWhenItIsGivenAgain() {
        Actor staying = TestPeople.aCitizen();
        Stream.of(ward, staying).forEach(this::delegated);
        List<String> sent = send(asha, aVital(ward.id()), aVital(staying.id()), aVital(ward.id()));
        ChangesDevice device = device(asha);
        assertThat(device.takeAll()).isEqualTo(sent);

        ended(ward);
        delegated(staying); // anew: another leave, the same reach
        String heard = device.cursor;
        assertThat(purged(device.take(200))).containsExactly(ward.id().toString());
        String unheard = device.cursor;
        device.cursor = heard;
        assertThat(purged(device.take(200)))
                .as("killed before")
                .containsExactly(ward.id().toString());
        assertThat(device.cursor).isEqualTo(unheard);
        assertThat(purged(device.take(200))).isEmpty();

        List<String> meanwhile = send(ward, aVital(ward.id()));
        List<String> ofStaying = send(staying, aVital(staying.id()));
        assertThat(device.takeAll()).isEqualTo(ofStaying);
        delegated(ward);
        assertThat(device.takeAll(() -> 1)).containsExactly(sent.get(0), sent.get(2), meanwhile.getFirst());
        List<String> after = send(ward, aVital(ward.id()));
        assertThat(device.takeAll()).isEqualTo(after);

        device.cursor = heard;
        assertThat(purged(device.ask(200).json())).as("who is back").isEmpty();
    }

    @Test
    void whoLeavesWhileTheyAreBeingGivenIsNamedAndGivenNoFurther() {
        ChangesDevice device = device(asha);
        send(asha, aVital(asha.id()));
        device.takeAll();
        Actor other = TestPeople.aCitizen();
        send(ward, aVital(ward.id()), aVital(ward.id()), aVital(ward.id()));
        List<String> ofOther = send(other, aVital(other.id()), aVital(other.id()));
        send(asha, aVital(asha.id()));
        device.takeAll();
        Stream.of(ward, other).forEach(this::delegated);
        assertThat(device.take(2).get("more").asBoolean()).isTrue();
        ended(ward);
        JsonNode page = device.take(200);
        assertThat(purged(page)).containsExactly(ward.id().toString());
        assertThat(ids(page)).isEqualTo(ofOther);
    }

    @Test
    void aCursorIsGoodForItsPersonAndDeviceAlone() {
        send(ward, aVital(ward.id()));
        ChangesDevice device = device(ward);
        device.takeAll();
        String cursor = device.cursor;
        ChangesDevice otherDevice = device(ward);
        ChangesDevice otherPerson = new ChangesDevice(api, jdbc, TestPeople.aCitizen(), "tablet-1");
        ChangesDevice first = new ChangesDevice(api, jdbc, ward, "tablet-1");
        first.takeAll();
        otherPerson.cursor = first.cursor;
        otherDevice.cursor = cursor;
        for (ChangesDevice stranger : List.of(otherDevice, otherPerson)) {
            ChangesDevice.assertUnreadable(stranger.ask(1), "cursor");
        }
        for (String none : List.of("none", "%25%25", "AAAA", cursor + "AAAA")) {
            device.cursor = none;
            ChangesDevice.assertUnreadable(device.ask(1), "cursor");
        }
    }

    @Test
    void aComplaintIsGivenToWhomItIsAboutAndToWhoFiledItAlone() {
        delegated(ward);
        List<String> own = send(ward, aComplaint(UUID.randomUUID(), ward.id(), "BEHAVIOUR"));
        List<String> filedForThem = send(asha, aComplaint(UUID.randomUUID(), ward.id(), "OTHER"));
        assertThat(device(asha).takeAll()).isEqualTo(filedForThem);
        assertThat(device(ward).takeAll()).containsExactly(own.getFirst(), filedForThem.getFirst());
    }

    @Test
    void whatWasSealedWithAKeyThatWasDestroyedComesWithoutAPayload() {
        List<String> sent = send(ward, aVital(ward.id()));
        vault.destroyKey(ward.id());
        ChangesDevice device = device(ward);
        device.awaitNobodyWriting();
        JsonNode page = device.take(200);
        assertThat(ids(page)).isEqualTo(sent);
        assertThat(page.at("/changes/0").has("payload")).isFalse();
    }

    @Test
    void theTrailHasOneEntryForEachSubjectOfAPageWithItsGround() {
        delegated(ward);
        send(asha, aVital(ward.id()), aVital(ward.id()), aVital(asha.id()));
        ChangesDevice device = device(asha);
        device.awaitNobodyWriting();
        device.take(200);
        device.take(200);
        assertThat(jdbc.sql("""
                        SELECT subject_citizen = actor_id, purpose, basis FROM audit_entry
                        WHERE actor_id = ? AND operation = 'sync.changes' ORDER BY id
                        """)
                        .param(asha.id())
                        .query((row, n) -> row.getBoolean(1) + " " + row.getString(2) + " " + row.getString(3))
                        .list())
                .containsExactlyInAnyOrder(
                        "false own-record DELEGATION", "true own-record SELF", "true own-record SELF");
    }

    @Test
    void ofADeviceItsOwnersWardsAloneAreKeptAndItsNameIsNot() {
        delegated(ward);
        device(asha).takeAll();
        new ChangesDevice(api, jdbc, ward, "my-own-phone").takeAll();
        assertThat(jdbc.sql("SELECT subject FROM sync_scope WHERE principal_id IN (?, ?)")
                        .params(asha.id(), ward.id())
                        .query(UUID.class)
                        .list())
                .containsExactly(ward.id());
        assertThat(jdbc.sql("SELECT count(*) FROM sync_scope s WHERE s::text LIKE '%tablet%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private ChangesDevice device(Actor owner) {
        return new ChangesDevice(api, jdbc, owner, "tablet-" + UUID.randomUUID());
    }

    private void delegated(Actor citizen) {
        careLinks.record(asha.id(), citizen.id(), "asha", Instant.now().plus(Duration.ofDays(1)));
    }

    private void ended(Actor citizen) {
        careLinks.record(asha.id(), citizen.id(), "asha", Instant.now().minusSeconds(1));
    }

    /** Server ids, as the log has them in its order. */
    private List<String> logged(List<Actor> subjects) {
        return jdbc.sql("SELECT server_id::text FROM sync_event WHERE subject IN (:subjects) ORDER BY xid, position")
                .param("subjects", subjects.stream().map(Actor::id).toList())
                .query(String.class)
                .list();
    }

    private List<String> send(Actor sender, String... events) {
        return ChangesDevice.sent(api, sender, events);
    }
}
