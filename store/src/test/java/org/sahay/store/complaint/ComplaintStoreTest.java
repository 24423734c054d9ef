package org.sahay.store.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sahay.store.complaint.StoreFixture.PATNA;
import static org.sahay.store.complaint.StoreFixture.aCitizen;
import static org.sahay.store.complaint.StoreFixture.inPatna;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.temporal.CaseJson;
import org.sahay.store.vault.PendingTexts;
import org.sahay.store.vault.Vault;
import org.sahay.workflows.complaint.ActionRequest;
import org.sahay.workflows.complaint.ComplaintAction;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintInput;
import org.sahay.workflows.complaint.ComplaintStatus;
import org.sahay.workflows.complaint.Decision;
import org.sahay.workflows.complaint.NoticeKind;
import org.sahay.workflows.complaint.RecordRequest;
import org.sahay.workflows.complaint.Recorded;
import org.sahay.workflows.complaint.Transition;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.springframework.dao.DuplicateKeyException;

@Tag("server")
class ComplaintStoreTest {
    @TempDir
    Path state;

    private StoreFixture store;
    private ComplaintStore complaints;
    private ComplaintQueries queries;

    @BeforeEach
    void open() {
        store = new StoreFixture(state);
        complaints = store.get(ComplaintStore.class);
        queries = store.get(ComplaintQueries.class);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anAcceptedComplaintHasItsRowItsFirstEntryAnAuditEntryAndTwoOutboxRows() {
        Actor citizen = aCitizen();
        ComplaintCase kase = store.aCase(citizen, null, PATNA);
        NewComplaint complaint = store.aNewComplaint(kase, ComplaintNumber.random(), citizen);

        store.accept(complaint);

        UUID id = kase.id().value();
        ComplaintRow row = queries.find(id).orElseThrow();
        assertThat(row.kase()).isEqualTo(kase);
        assertThat(row.number()).isEqualTo(complaint.number());
        assertThat(row.descriptionToken()).isEqualTo(complaint.descriptionToken());
        assertThat(row.runId()).isNull();
        assertThat(row.acceptedAt()).isEqualTo(StoreFixture.T0);
        assertThat(queries.timeline(id))
                .containsExactly(new TimelineEntry(
                        Transition.accepted(StoreFixture.T0, kase.office(), citizen, citizen.id()), null));
        assertThat(store.outbox(id)).containsExactlyInAnyOrder("complaint.start", "complaints.events");
        assertThat(auditOperations(id)).containsExactly("complaint.accepted");
    }

    @Test
    void theStartCommandOwesTheCitizenTheNoticeOfTheAcceptance() {
        ComplaintCase kase = store.anAcceptedComplaint();
        String payload = store.jdbc()
                .sql("SELECT payload FROM outbox WHERE kind = 'complaint.start'")
                .query(String.class)
                .single();
        ComplaintInput input = store.get(CaseJson.class).read(payload, ComplaintInput.class);
        assertThat(input.kase()).isEqualTo(kase);
        assertThat(input.pendingNotices()
                        .getFirst()
                        .notices()
                        .getFirst()
                        .notice()
                        .kind())
                .isEqualTo(NoticeKind.CITIZEN_ACCEPTED);
    }

    @Test
    void manyAreAcceptedAtOnceEachWithItsOwnRequestInAuditAndOutbox() {
        List<NewComplaint> complaints = Stream.generate(() -> {
                    Actor citizen = aCitizen();
                    return store.aNewComplaint(store.aCase(citizen, null, PATNA), ComplaintNumber.random(), citizen);
                })
                .limit(5)
                .toList();

        store.accept(complaints.toArray(NewComplaint[]::new));

        for (NewComplaint complaint : complaints) {
            UUID id = complaint.kase().id().value();
            assertThat(queries.find(id).orElseThrow().kase()).isEqualTo(complaint.kase());
            assertThat(queries.timeline(id)).hasSize(1);
            assertThat(store.outbox(id)).containsExactlyInAnyOrder("complaint.start", "complaints.events");
            assertThat(store.jdbc().sql("""
                                    SELECT request_id FROM audit_entry WHERE object_id = :id
                                    UNION ALL SELECT request_id FROM outbox WHERE business_key = CAST(:id AS text)
                                    """).param("id", id).query(String.class).list())
                    .hasSize(3)
                    .containsOnly(complaint.request().requestId());
        }
    }

    @Test
    void aNumberThatIsTakenIsRefusedAndLeavesNothing() {
        String number = ComplaintNumber.random();
        store.accept(store.aNewComplaint(store.aCase(aCitizen(), null, PATNA), number, aCitizen()));
        ComplaintCase second = store.aCase(aCitizen(), null, PATNA);
        NewComplaint complaint = store.aNewComplaint(second, number, aCitizen());
        assertThatThrownBy(() -> store.accept(complaint)).isInstanceOf(DuplicateKeyException.class);
        assertThat(queries.find(second.id().value())).isEmpty();
        assertThat(store.outbox(second.id().value())).isEmpty();
    }

    @Test
    void transitionsAreRecordedWithoutAGapWithEventsAndAudit() {
        UUID officer = store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        ComplaintCase kase = store.aRoutedComplaint(PATNA);
        UUID id = kase.id().value();

        ComplaintRow row = queries.find(id).orElseThrow();
        assertThat(row.kase()).isEqualTo(kase);
        assertThat(row.kase().owner().officerId()).isEqualTo(officer);
        assertThat(row.runId()).isEqualTo("run-1");
        assertThat(queries.timeline(id))
                .extracting(entry -> entry.transition().seq())
                .containsExactly(1L, 2L);
        assertThat(store.outbox(id)).containsOnlyOnce("complaint.start").hasSize(3);
        assertThat(auditOperations(id)).containsExactly("complaint.accepted", "complaint.routed");
        assertThat(lastEvent(id))
                .contains("\"seq\":2", "\"event\":\"routed\"", "\"ownerRole\":\"district_officer\"")
                .doesNotContain(kase.complainant().citizenId().toString(), officer.toString());
    }

    @Test
    void theSameRequestAgainWritesNothingAndTellsWhatIsStored() {
        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        RecordRequest request = store.routing(store.anAcceptedComplaint());

        assertThat(complaints.record(request)).isEqualTo(Recorded.AS_REQUESTED);
        assertThat(complaints.record(request)).isEqualTo(new Recorded(request.next(), request.transitions()));

        assertThat(queries.timeline(request.next().id().value())).hasSize(2);
        assertThat(store.outbox(request.next().id().value())).hasSize(3);
    }

    @Test
    void ofTwentyAtOnceOneIsRecordedAndTheOthersAdoptIt() throws Exception {
        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        RecordRequest request = store.routing(store.anAcceptedComplaint());
        Callable<Recorded> attempt = () -> complaints.record(request);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Recorded>> attempts = executor.invokeAll(
                    IntStream.range(0, 20).mapToObj(i -> attempt).toList());
            assertThat(attempts)
                    .extracting(Future::get)
                    .filteredOn(Recorded.AS_REQUESTED::equals)
                    .hasSize(1);
        }
        assertThat(queries.timeline(request.next().id().value())).hasSize(2);
    }

    @Test
    void entriesThatWouldLeaveAGapAreRefused() {
        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        RecordRequest routed = store.routing(store.anAcceptedComplaint());
        Decision.Moved later = routed.next().advance(StoreFixture.T0.plus(Duration.ofHours(60)));
        assertThat(later.transitions()).isNotEmpty();

        assertThatThrownBy(() -> complaints.record(store.request(later.next(), later.transitions(), null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("entries are missing");
    }

    @Test
    void theTextOfAnActionBecomesVisibleWithItsEntry() {
        UUID officer = store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        ComplaintCase kase = store.aRoutedComplaint(PATNA);
        store.get(PendingTexts.class)
                .hold(kase.id(), "key-1", kase.complainant().citizenId(), "दवा मिल गई");
        var actor = new Actor(officer, Role.DISTRICT_OFFICER, inPatna());
        var resolve = new ActionRequest(
                "key-1", "print", actor, ComplaintAction.RESOLVE, true, null, null, null, false, null, null);
        var moved = (Decision.Moved) kase.act(resolve, store.clock.instant());

        complaints.record(store.request(moved.next(), moved.transitions(), null));

        TimelineEntry last = queries.timeline(kase.id().value()).getLast();
        assertThat(last.transition().to()).isEqualTo(ComplaintStatus.RESOLVED);
        assertThat(last.transition().actionKey()).isEqualTo("key-1");
        var where = PendingTexts.where(kase.id(), "key-1", kase.complainant().citizenId());
        assertThat(store.get(Vault.class).open(last.textToken(), where)).isEqualTo("दवा मिल गई");
    }

    @Test
    void everyStateOfACaseFitsItsRow() {
        UUID officer = store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        store.anOfficer("BR-1", Role.STATE_OFFICER, new Area(StoreFixture.BIHAR, null));
        var actor = new Actor(officer, Role.DISTRICT_OFFICER, inPatna());
        ComplaintCase kase = store.aRoutedComplaint(PATNA);
        var citizen = new Actor(kase.complainant().citizenId(), Role.CITIZEN, Area.COUNTRY);
        kase = acted(kase, actor, ComplaintAction.START);
        kase = acted(kase, actor, ComplaintAction.REQUEST_INFO);
        assertThat(column(kase, "clock_state")).isEqualTo("PAUSED");
        kase = acted(kase, citizen, ComplaintAction.PROVIDE_INFO);
        kase = acted(kase, actor, ComplaintAction.RESOLVE);
        assertThat(column(kase, "clock_state")).isEqualTo("STOPPED");
        kase = acted(kase, citizen, ComplaintAction.RATE);
        assertThat(column(kase, "status")).isEqualTo("CLOSED");
        assertThat(column(kase, "outcome")).isEqualTo("RATED");
        assertThat(queries.find(kase.id().value()).orElseThrow().kase()).isEqualTo(kase);
    }

    private ComplaintCase acted(ComplaintCase kase, Actor actor, ComplaintAction action) {
        Integer rating = action == ComplaintAction.RATE ? 5 : null;
        var request =
                new ActionRequest(action.name(), "print", actor, action, true, null, rating, null, false, null, null);
        var moved = (Decision.Moved) kase.act(request, store.clock.instant());
        complaints.record(store.request(moved.next(), moved.transitions(), null));
        return moved.next();
    }

    private String column(ComplaintCase kase, String column) {
        return store.jdbc()
                .sql("SELECT " + column + " FROM complaint WHERE id = ?")
                .param(kase.id().value())
                .query(String.class)
                .single();
    }

    private List<String> auditOperations(UUID id) {
        return store.jdbc()
                .sql("SELECT operation FROM audit_entry WHERE object_id = ? ORDER BY id")
                .param(id)
                .query(String.class)
                .list();
    }

    private String lastEvent(UUID id) {
        return store.jdbc()
                .sql(
                        "SELECT payload FROM outbox WHERE business_key = ? AND destination = 'KAFKA' ORDER BY id DESC LIMIT 1")
                .param(id.toString())
                .query(String.class)
                .single();
    }
}
