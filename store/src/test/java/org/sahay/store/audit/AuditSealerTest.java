package org.sahay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.vault.VerifyingKeys;

@Tag("server")
class AuditSealerTest {
    @TempDir
    private Path folder;

    private AuditFixture audit;

    @BeforeEach
    void open() {
        audit = new AuditFixture(folder);
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void whatWasCommittedIsSealedBlockByBlockEachSignedAndChainedToTheOneBefore() {
        audit.sealedBlocks(3, 2);
        var blocks = audit.blocks.after(0, 10);
        var keys = VerifyingKeys.read(audit.publicKeys);
        assertThat(blocks).hasSize(3).allMatch(signed -> signed.isGenuine(keys));
        assertThat(blocks).extracting(signed -> signed.block().number()).containsExactly(1L, 2L, 3L);
        assertThat(blocks).extracting(signed -> signed.block().entries()).containsOnly(2);
        assertThat(blocks.get(0).block().previousHash()).isEqualTo(AuditBlock.NONE);
        assertThat(blocks.get(1).block().previousHash())
                .isEqualTo(blocks.get(0).block().hash());
        assertThat(blocks.get(2).block().previousHash())
                .isEqualTo(blocks.get(1).block().hash());
    }

    @Test
    void whereNothingIsNewNoBlockIsMade() {
        assertThat(audit.seal()).isZero();
        audit.sealedBlocks(1, 1);
        assertThat(audit.seal()).isZero();
        assertThat(audit.blocks.after(0, 10)).hasSize(1);
    }

    @Test
    void noEntryIsPassedOverBecauseItsTransactionCommitsLate() {
        audit.database.transaction().executeWithoutResult(late -> {
            audit.database.jdbc().sql("SELECT pg_current_xact_id()").query().singleValue();
            var other = Thread.ofVirtual().start(() -> {
                audit.record(AuditFixture.anEntry());
                audit.seal();
            });
            join(other);
            assertThat(audit.blocks.newest()).isEmpty();
        });
        audit.seal();
        assertThat(audit.blocks.newest().orElseThrow().block().entries()).isEqualTo(1);
    }

    @Test
    void moreThanABlockIsSealedInSeveralOneAfterTheOther() {
        audit.database.jdbc().sql("""
                        INSERT INTO audit_entry (at, actor_role, operation, object_type, object_id, purpose, request_id)
                        SELECT now(), 'system', 'o', 't', gen_random_uuid(), 'p', 'r' FROM generate_series(1, :n)
                        """).param("n", AuditSealer.BLOCK + 1).update();
        assertThat(audit.seal()).isEqualTo(AuditSealer.BLOCK);
        assertThat(audit.seal()).isZero();
        assertThat(audit.blocks.after(0, 10))
                .extracting(signed -> signed.block().entries())
                .containsExactly(AuditSealer.BLOCK, 1);
    }

    @Test
    void aMonthHasItsOwnPartitionAndAClockThatIsBehindDoesNotOpenAClosedOne() {
        sealAt("2026-10-31T23:59:59Z");
        sealAt("2026-11-01T00:00:00Z");
        sealAt("2026-10-31T23:59:58Z");
        assertThat(audit.blocks.after(0, 10))
                .extracting(signed -> signed.block().partition())
                .containsExactly("2026-10", "2026-11", "2026-11");
    }

    @Test
    void aTrailThatWasRestoredFromADumpIsNotSealedInAnOrderThatIsNotItsOwn() {
        audit.record(AuditFixture.anEntry());
        audit.seal();
        audit.database
                .jdbc()
                .sql("UPDATE audit_block SET last_xid = '4000000000'")
                .update();
        assertThatThrownBy(() -> audit.seal()).hasMessageContaining("pg_resetwal");
    }

    private void sealAt(String instant) {
        audit.record(AuditFixture.anEntry());
        audit.seal(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
