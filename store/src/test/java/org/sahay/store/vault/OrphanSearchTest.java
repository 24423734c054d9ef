package org.sahay.store.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.identity.TestRedis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is held must never go; so everything the product keeps is made by the product here, and then searched for orphans. */
@Tag("server")
class OrphanSearchTest {
    @TempDir
    Path state;

    private StoreFixture store;
    private JdbcClient superuser;
    private EveryText every;

    @BeforeEach
    void open() {
        store = new StoreFixture(state, TestRedis.shared().applicationProperties());
        superuser = store.database.jdbc();
        every = new EveryText(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {Sealed.UNBOUND, Sealed.VERSION})
    void everyTextThatAnybodyHoldsIsSpared(int version) {
        every.keep();
        every.keep();
        if (version == Sealed.UNBOUND) {
            superuser
                    .sql("UPDATE vault.sealed_text SET version = 1, row_key = NULL")
                    .update();
        }
        List<UUID> before = tokens();
        assertThat(columns()).containsExactlyInAnyOrderElementsOf(EveryText.COLUMNS);
        store.clock.forward(Duration.ofDays(2));
        assertThat(search()).isEqualTo(before.size());
        assertThat(tokens()).isEqualTo(before);
    }

    @Test
    void aTextWhoseTransactionRolledBackIsErasedAfterAnHourAndNotBefore() {
        every.keep();
        List<UUID> before = tokens();
        for (SealedColumn column : SealedColumn.values()) {
            store.get(TransactionTemplate.class).executeWithoutResult(status -> {
                seal(column);
                status.setRollbackOnly();
            });
        }
        int all = before.size() + SealedColumn.values().length;
        store.clock.forward(OrphanSearch.PATIENCE.minusSeconds(1));
        search();
        assertThat(tokens()).hasSize(all);
        store.clock.forward(Duration.ofSeconds(1));
        search();
        assertThat(tokens()).isEqualTo(before);
    }

    @Test
    void aTextOfAColumnThisVersionDoesNotKnowStays() {
        seal(SealedColumn.COMPLAINT_DESCRIPTION);
        seal(SealedColumn.PERSON_PHONE);
        superuser
                .sql("UPDATE vault.sealed_text SET table_name = 'appointment' WHERE table_name = 'complaint'")
                .update();
        superuser
                .sql("UPDATE vault.sealed_text SET column_name = 'other_token' WHERE table_name = 'person'")
                .update();
        store.clock.forward(Duration.ofDays(2));
        search();
        assertThat(tokens()).hasSize(2);
    }

    @Test
    void aTokenThatStandsInAnotherRowOfItsSubjectIsHeld() {
        UUID citizen = UUID.randomUUID();
        UUID one = every.complaint(citizen);
        UUID other = every.complaint(citizen);
        superuser.sql("""
                        UPDATE complaint SET description_token = b.description_token
                        FROM complaint b
                        WHERE complaint.id IN (:both) AND b.id IN (:both) AND b.id <> complaint.id
                        """).param("both", List.of(one, other)).update();
        List<UUID> before = tokens();
        store.clock.forward(Duration.ofDays(2));
        search();
        assertThat(tokens()).isEqualTo(before);
    }

    @Test
    void aTokenThatMovesFromOnePlaceToAnotherMeanwhileIsHeld() throws Exception {
        every.keep();
        List<UUID> before = tokens();
        var ended = new AtomicBoolean();
        var moving = Thread.ofVirtual().start(() -> {
            while (!ended.get()) {
                claim();
                putBack();
            }
        });
        for (int lap = 0; lap < 100; lap++) {
            store.clock.forward(OrphanSearch.LAP);
            search();
        }
        ended.set(true);
        moving.join();
        assertThat(tokens()).isEqualTo(before);
    }

    @Test
    void whatIsNoLongerHeldLaterIsFoundInTheNextLap() {
        UUID complaint = every.complaint(UUID.randomUUID());
        List<UUID> before = tokens();
        store.clock.forward(Duration.ofHours(2));
        search();
        superuser
                .sql("UPDATE complaint SET place_token = NULL WHERE id = ?")
                .param(complaint)
                .update();
        search();
        assertThat(tokens()).isEqualTo(before);
        store.clock.forward(OrphanSearch.LAP);
        search();
        search();
        assertThat(tokens()).hasSize(before.size() - 1);
    }

    private void claim() {
        superuser.sql("""
                        WITH moved AS (DELETE FROM pending_text RETURNING complaint_id, token)
                        UPDATE complaint_timeline SET text_token = moved.token
                        FROM moved WHERE complaint_timeline.complaint_id = moved.complaint_id AND seq = 1
                        """).update();
    }

    private void putBack() {
        superuser.sql("""
                        WITH moved AS (
                          UPDATE complaint_timeline t SET text_token = NULL
                          FROM (SELECT complaint_id, text_token FROM complaint_timeline
                                WHERE seq = 1 AND text_token IS NOT NULL) AS before
                          WHERE t.complaint_id = before.complaint_id AND t.seq = 1
                          RETURNING before.complaint_id, before.text_token)
                        INSERT INTO pending_text (complaint_id, action_key, token, held_at)
                        SELECT complaint_id, 'waiting', text_token, now() FROM moved
                        """).update();
    }

    private void seal(SealedColumn column) {
        UUID id = UUID.randomUUID();
        String row = switch (column) {
            case TIMELINE_TEXT -> id + "/key";
            case REFRESH_SUCCESSOR -> "0123abcd";
            default -> id.toString();
        };
        store.get(Vault.class).seal(new Sealed.Where(column, row, id), "words");
    }

    /** Until there is nothing left to look at; returns how many texts were looked at. */
    private int search() {
        int all = 0;
        for (int some = part(); some > 0; some = part()) {
            all += some;
        }
        return all;
    }

    private int part() {
        return store.get(TransactionTemplate.class)
                .execute(status -> store.get(OrphanSearch.class).eraseSome());
    }

    private List<UUID> tokens() {
        return superuser
                .sql("SELECT token FROM vault.sealed_text ORDER BY token")
                .query(UUID.class)
                .list();
    }

    private List<String> columns() {
        return superuser
                .sql("SELECT DISTINCT table_name || '.' || column_name FROM vault.sealed_text")
                .query(String.class)
                .list();
    }
}
