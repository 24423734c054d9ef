package org.sahay.store.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sahay.store.complaint.StoreFixture.PATNA;
import static org.sahay.store.complaint.StoreFixture.inPatna;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.database.Chore;
import org.sahay.store.idempotency.IdempotencyKeys;
import org.sahay.store.idempotency.Scope;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.RecordRequest;
import org.sahay.workflows.complaint.Recorded;
import org.sahay.workflows.complaint.StoredQuestion;
import org.sahay.workflows.identity.Role;
import org.springframework.transaction.support.TransactionTemplate;

/** What a workflow that fell behind its row is told, and that it is told. */
@Tag("server")
class RowRereadsTest {
    @TempDir
    Path state;

    private StoreFixture store;

    @BeforeEach
    void open() {
        store = new StoreFixture(state);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theCaseOfAnActionWhoseAskerDiedIsToldOnce() {
        ComplaintCase kase = store.anAcceptedComplaint();
        UUID id = kase.id().value();
        var scope = new Scope(UUID.randomUUID(), RowRereads.operation(id), "key-1");
        store.get(IdempotencyKeys.class).lease(scope, "body");
        askAbandoned();
        assertThat(store.outbox(id)).doesNotContain(RowRereads.KIND);
        store.clock.forward(Duration.ofSeconds(31));
        askAbandoned();
        askAbandoned();
        assertThat(store.outbox(id)).containsOnlyOnce(RowRereads.KIND);
    }

    @Test
    void whatIsStoredBeyondAnEntryIsTold() {
        store.anOfficer("BR-PAT-1", Role.DISTRICT_OFFICER, inPatna());
        ComplaintCase accepted = store.anAcceptedComplaint();
        RecordRequest routing = store.routing(accepted);
        var complaints = store.get(ComplaintStore.class);
        assertThat(complaints.stored(new StoredQuestion(accepted.id(), 1))).isEqualTo(Recorded.AS_REQUESTED);
        complaints.record(routing);
        assertThat(complaints.stored(new StoredQuestion(accepted.id(), 1)))
                .isEqualTo(new Recorded(routing.next(), routing.transitions()));
        assertThat(complaints.stored(new StoredQuestion(accepted.id(), 2))).isEqualTo(Recorded.AS_REQUESTED);
    }

    @Test
    void aRowThatStandsFurtherBackOrIsMissingIsAnAccident() {
        ComplaintCase kase = store.aRoutedComplaint(PATNA);
        var complaints = store.get(ComplaintStore.class);
        assertThatThrownBy(() -> complaints.stored(new StoredQuestion(kase.id(), 7)))
                .hasMessageContaining("entries are missing");
        assertThatThrownBy(() -> complaints.stored(new StoredQuestion(new ComplaintId(UUID.randomUUID()), 1)))
                .hasMessageContaining("No row of complaint");
    }

    private void askAbandoned() {
        Chore chore = store.all(Chore.class).stream()
                .filter(known -> known.name().equals("abandoned-actions"))
                .findFirst()
                .orElseThrow();
        store.get(TransactionTemplate.class).execute(status -> chore.work().getAsInt());
    }
}
