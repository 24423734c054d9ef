package org.sahay.store.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.store.complaint.StoreFixture.BIHAR;
import static org.sahay.store.complaint.StoreFixture.GAYA;
import static org.sahay.store.complaint.StoreFixture.PATNA;
import static org.sahay.store.complaint.StoreFixture.inPatna;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.ComplaintStore;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.temporal.CaseJson;
import org.sahay.workflows.complaint.Candidate;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintStatus;
import org.sahay.workflows.complaint.RecordRequest;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("server")
class RosterTest {
    @TempDir
    Path state;

    private StoreFixture store;
    private Roster roster;

    @BeforeEach
    void open() {
        store = new StoreFixture(state);
        roster = store.get(Roster.class);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anOfficerIsFoundAsRoutingSeesThem() {
        UUID id = store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, "DRUG_SUPPLIES", inPatna(), true);
        assertThat(roster.find(id))
                .contains(new Candidate(
                        id,
                        "BR-PAT-1",
                        Role.DISTRICT_OFFICER,
                        "DRUG_SUPPLIES",
                        List.of("MEDICINE_STOCK_OUT", "OTHER"),
                        inPatna(),
                        true,
                        0));
        assertThat(roster.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void openCasesAreCountedAndChangesSeen() {
        UUID id = store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        store.aRoutedComplaint(PATNA);
        store.aRoutedComplaint(PATNA);
        assertThat(roster.find(id).orElseThrow().openCases()).isEqualTo(2);

        long before = roster.version();
        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, "HEALTH_SERVICES", inPatna(), false);
        assertThat(roster.version()).isEqualTo(before + 1);
        assertThat(roster.find(id).orElseThrow().active()).isFalse();
    }

    @Test
    void theLowestCodeOfARoleAndAreaIsAnActiveOne() {
        store.anOfficer("BR-GAY-0", Role.DISTRICT_OFFICER, "HEALTH_SERVICES", new Area(BIHAR, GAYA), false);
        store.anOfficer("BR-GAY-2", Role.DISTRICT_OFFICER, new Area(BIHAR, GAYA));
        store.anOfficer("BR-GAY-1", Role.DISTRICT_OFFICER, new Area(BIHAR, GAYA));
        store.anOfficer("IN-1", Role.NATIONAL_ADMIN, Area.COUNTRY);
        assertThat(roster.lowestCode(Role.DISTRICT_OFFICER, null, null)
                        .orElseThrow()
                        .code())
                .isEqualTo("BR-GAY-1");
        assertThat(roster.lowestCode(Role.DISTRICT_OFFICER, BIHAR, GAYA)
                        .orElseThrow()
                        .code())
                .isEqualTo("BR-GAY-1");
        assertThat(roster.lowestCode(Role.NATIONAL_ADMIN, null, null)
                        .orElseThrow()
                        .code())
                .isEqualTo("IN-1");
        assertThat(roster.lowestCode(Role.DISTRICT_OFFICER, BIHAR, PATNA)).isEmpty();
    }

    @Test
    void aNewOfficerWakesTheHeldCasesOfTheirArea() {
        ComplaintCase held = store.aRoutedComplaint(PATNA);
        ComplaintCase elsewhere = store.aRoutedComplaint(GAYA);
        assertThat(held.status()).isEqualTo(ComplaintStatus.HELD);

        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());

        assertThat(wakeUps(held)).containsExactly(new RosterWakeUp(held.id(), null));
        assertThat(wakeUps(elsewhere)).isEmpty();
    }

    @Test
    void anOfficerWhoLeavesWakesTheirCasesAndIsNamed() {
        UUID id = store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        ComplaintCase kase = store.aRoutedComplaint(PATNA);

        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, "HEALTH_SERVICES", inPatna(), true);
        assertThat(wakeUps(kase)).isEmpty();
        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, "FOOD_AND_SANITATION", inPatna(), true);
        assertThat(wakeUps(kase)).containsExactly(new RosterWakeUp(kase.id(), id));
        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, "HEALTH_SERVICES", new Area(BIHAR, GAYA), true);
        assertThat(wakeUps(kase)).hasSize(2);
        store.anOfficer("BR-PAT-1", Role.STATE_OFFICER, "HEALTH_SERVICES", new Area(BIHAR, null), true);
        assertThat(wakeUps(kase)).hasSize(3);
        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, "HEALTH_SERVICES", inPatna(), false);
        assertThat(wakeUps(kase)).hasSize(4);
    }

    @Test
    void aCaseThatWasDecidedOnAnOlderRosterHearsOfTheChangeWhenItIsRecorded() {
        RecordRequest held = store.routing(store.anAcceptedComplaint());
        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        assertThat(wakeUps(held.next())).isEmpty();

        store.get(ComplaintStore.class).record(held);
        assertThat(wakeUps(held.next()))
                .containsExactly(new RosterWakeUp(held.next().id(), null));
    }

    @Test
    void anOwnerWhoLeftBeforeTheRecordIsNamed() {
        UUID id = store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        RecordRequest routed = store.routing(store.anAcceptedComplaint());
        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, "HEALTH_SERVICES", inPatna(), false);

        store.get(ComplaintStore.class).record(routed);
        assertThat(wakeUps(routed.next()))
                .containsExactly(new RosterWakeUp(routed.next().id(), id));
    }

    @Test
    void aChangeThatConcernsTheCaseNotWakesNobody() {
        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        RecordRequest routed = store.routing(store.anAcceptedComplaint());
        store.anOfficer("BR-GAY-1", Role.DISTRICT_OFFICER, new Area(BIHAR, GAYA));

        store.get(ComplaintStore.class).record(routed);
        assertThat(wakeUps(routed.next())).isEmpty();
    }

    @Test
    void aChangeWaitsForARecordThatRestsOnTheRosterAndThenSeesIt() throws Exception {
        RecordRequest held = store.routing(store.anAcceptedComplaint());
        var recorded = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var recording = CompletableFuture.runAsync(
                () -> store.get(TransactionTemplate.class).executeWithoutResult(status -> {
                    store.get(ComplaintStore.class).record(held);
                    recorded.countDown();
                    await(mayCommit);
                }),
                Thread::startVirtualThread);
        await(recorded);
        var change = CompletableFuture.runAsync(
                () -> store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna()), Thread::startVirtualThread);
        awaitAWaitingLock();
        assertThat(change).isNotDone();

        mayCommit.countDown();
        recording.get(10, TimeUnit.SECONDS);
        change.get(10, TimeUnit.SECONDS);
        assertThat(wakeUps(held.next()))
                .containsExactly(new RosterWakeUp(held.next().id(), null));
    }

    private void awaitAWaitingLock() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            boolean waiting = store.jdbc().sql("""
                            SELECT EXISTS (
                                SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                                WHERE l.locktype = 'advisory' AND NOT l.granted AND d.datname = current_database())
                            """).query(Boolean.class).single();
            if (waiting) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("Nobody waits for the roster's lock");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<RosterWakeUp> wakeUps(ComplaintCase kase) {
        return store
                .jdbc()
                .sql("SELECT payload FROM outbox WHERE kind = ? AND business_key = ? ORDER BY id")
                .param(RosterWakeUps.KIND)
                .param(kase.id().toString())
                .query(String.class)
                .list()
                .stream()
                .map(payload -> store.get(CaseJson.class).read(payload, RosterWakeUp.class))
                .toList();
    }
}
