package org.sahay.store.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.database.MigrateProperties;
import org.sahay.store.database.Migrations;
import org.sahay.store.database.Secret;
import org.sahay.store.database.TestDatabase;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.SealedBytes;
import org.sahay.store.vault.VaultException;
import org.springframework.transaction.support.TransactionTemplate;

/** The log on a real PostgreSQL, with the role that applications have. */
@Tag("server")
class SyncLogTest {
    private static final UUID PRINCIPAL = UUID.randomUUID();

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
    void whatIsAppendedStandsInTheOrderOfTheBatchAndOpensInItsRow() {
        UUID subject = UUID.randomUUID();
        append(Instant.now(), event(subject, "first"), event(subject, "second"));
        List<RowSeals.Kept> kept = store.database
                .jdbc()
                .sql("SELECT server_id, payload, key_id, version FROM sync_event ORDER BY xid, position")
                .query((row, n) -> new RowSeals.Kept(
                        place(row.getObject("server_id", UUID.class), subject),
                        row.getBytes("payload"),
                        row.getInt("key_id"),
                        row.getInt("version")))
                .list();
        RowSeals seals = store.get(RowSeals.class);
        assertThat(seals.openAll(kept))
                .extracting(bytes -> new String(bytes.orElseThrow(), StandardCharsets.UTF_8))
                .containsExactly("first", "second");
        var moved = new RowSeals.Kept(
                kept.getLast().place(),
                kept.getFirst().ciphertext(),
                kept.getFirst().keyId(),
                1);
        assertThatThrownBy(() -> seals.openAll(List.of(moved))).isInstanceOf(VaultException.class);
    }

    @Test
    void theApplicationCanNeitherChangeNorDeleteNorReachAPartition() {
        append(Instant.now(), event(PRINCIPAL, "x"));
        for (String forbidden : List.of(
                "UPDATE sync_event SET type = 'y'",
                "DELETE FROM sync_event",
                "TRUNCATE sync_event",
                "DELETE FROM sync_event_default",
                "DELETE FROM sync_receipt",
                "DELETE FROM sync_quarantine",
                "DELETE FROM profile_edit")) {
            assertThatThrownBy(() -> store.jdbc().sql(forbidden).update())
                    .as(forbidden)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aMonthHasItsPartitionAheadAndNoMigrationOpensIt() {
        Instant now = Instant.now();
        store.clock.set(now);
        var partitions = store.get(SyncPartitions.class);
        int made = 0;
        while (partitions.makeNext() > 0) {
            made++;
        }
        assertThat(made).isEqualTo(SyncPartitions.MONTHS_AHEAD + 1);
        append(now, event(PRINCIPAL, "x"));
        assertThat(rowsOf("sync_event_default")).isZero();
        assertThat(rowsOf("sync_event")).isOne();

        Migrations.run(
                store.database.properties(),
                new MigrateProperties(
                        "postgres", Secret.of(""), TestDatabase.APPLICATION, TestDatabase.VAULT, TestDatabase.KEYS));
        String partition = store.database
                .jdbc()
                .sql("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'sync_event'::regclass"
                        + " AND inhrelid::regclass::text <> 'sync_event_default' ORDER BY 1 LIMIT 1")
                .query(String.class)
                .single();
        assertThatThrownBy(() -> store.jdbc().sql("DELETE FROM " + partition).update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void withoutAPartitionTheDefaultOneTakesIt() {
        Instant now = Instant.now();
        store.clock.set(now);
        append(now, event(PRINCIPAL, "x"));
        assertThat(rowsOf("sync_event_default")).isOne();
        var partitions = store.get(SyncPartitions.class);
        int made = 0;
        while (partitions.makeNext() > 0) {
            made++;
        }
        assertThat(made).as("this month stays where it is").isEqualTo(SyncPartitions.MONTHS_AHEAD);
        append(now, event(PRINCIPAL, "y"));
        assertThat(rowsOf("sync_event_default")).isEqualTo(2);
    }

    private int rowsOf(String table) {
        return store.database
                .jdbc()
                .sql("SELECT count(*) FROM " + table)
                .query(Integer.class)
                .single();
    }

    private void append(Instant at, LoggedEvent... events) {
        store.get(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> store.get(SyncLog.class).appendAll(PRINCIPAL, new byte[32], at, List.of(events)));
    }

    private LoggedEvent event(UUID subject, String payload) {
        UUID id = UUID.randomUUID();
        RowSeals.Kept sealed = store.get(RowSeals.class)
                .sealAll(List.of(new RowSeals.Plain(place(id, subject), payload.getBytes(StandardCharsets.UTF_8))))
                .getFirst();
        return new LoggedEvent(id, UUID.randomUUID(), subject, "vital.recorded", 1, Instant.EPOCH, 1, null, sealed);
    }

    private static RowSeals.Place place(UUID id, UUID subject) {
        return new RowSeals.Place(SealedBytes.SYNC_EVENT, id, subject);
    }
}
