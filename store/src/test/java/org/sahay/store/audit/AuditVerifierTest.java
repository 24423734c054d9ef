package org.sahay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.store.objects.FolderStorage;
import org.sahay.store.trace.RequestContext;
import org.sahay.store.vault.SigningKeys;
import org.sahay.store.vault.VerifyingKeys;

/** Each manipulation is done as the database's superuser, who may write whatever they like and lacks one thing: the key. */
@Tag("server")
class AuditVerifierTest {
    @TempDir
    private Path folder;

    private AuditFixture audit;
    private Checkpoints checkpoints;
    private Forger forger;

    @BeforeEach
    void sealFourBlocksOfThree() throws IOException {
        audit = new AuditFixture(folder);
        checkpoints = new FileCheckpoints(folder.resolve("checkpoints"));
        var newest = new NewestBlock(audit.blocks, checkpoints);
        for (int block = 0; block < 4; block++) {
            audit.sealedBlocks(1, 3);
            newest.note();
        }
        forger = new Forger(audit);
        Files.delete(folder.resolve("audit.json")); // the verifier has no part in the sealer's key
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void whatNobodyTouchedIsClean() {
        Verdict verdict = audit.verify(checkpoints);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict).isEqualTo(new Verdict(4, 12, 4, new Tail(0, null), verdict.findings()));
    }

    @Test
    void whatIsNotSealedYetIsToldAndIsNoFinding() {
        audit.record(AuditFixture.anEntry(), AuditFixture.anEntry());
        Verdict verdict = audit.verify(checkpoints);
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.unsealed().entries()).isEqualTo(2);
        assertThat(verdict.unsealed().oldest()).isNotNull();
    }

    @Test
    void anEditedEntryIsFound() {
        forger.run("UPDATE audit_entry SET purpose = 'research' WHERE id = 5");
        assertThat(found()).containsExactly(FindingKind.ENTRIES_CHANGED);
        forger.recomputeChain();
        assertThat(found()).contains(FindingKind.BLOCK_FORGED, FindingKind.CHECKPOINT_DIFFERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session = 'another'",
                "session = NULL",
                "basis = 'DELEGATION'",
                "basis = NULL",
                "consent_id = gen_random_uuid()",
            })
    void anEditOfSessionBasisOrConsentIsFound(String edit) {
        RequestContext.run(RequestContext.fresh().in("a-session"), () -> audit.record(AuditFixture.anEntry()));
        audit.seal();
        forger.run("UPDATE audit_entry SET " + edit + " WHERE id = 13");
        assertThat(found()).containsExactly(FindingKind.ENTRIES_CHANGED);
        forger.recomputeChain();
        assertThat(found()).containsExactly(FindingKind.BLOCK_FORGED);
    }

    @Test
    void aDeletedEntryIsFound() {
        forger.run("DELETE FROM audit_entry WHERE id = 5");
        assertThat(found()).containsExactly(FindingKind.ENTRIES_MISSING);
        forger.recomputeChain();
        assertThat(found()).contains(FindingKind.BLOCK_FORGED, FindingKind.CHECKPOINT_DIFFERS);
    }

    @Test
    void anEntryInsertedIntoTheSealedPartIsFound() {
        insertCopy(100, "xid");
        assertThat(found()).containsExactly(FindingKind.ENTRIES_ADDED);
        forger.recomputeChain();
        assertThat(found()).contains(FindingKind.BLOCK_FORGED, FindingKind.CHECKPOINT_DIFFERS);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void anEntryInsertedBeforeAllThatWasSealedIsFound(long id) {
        forger.run("ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_id_check");
        insertCopy(id, "'0'::xid8");
        assertThat(found()).containsExactly(FindingKind.ENTRIES_ADDED);
    }

    @Test
    void anEntryThatNoTransactionWroteAndNoBlockWillHoldIsFound() {
        insertCopy(100, "'9000000000000000000'::xid8");
        assertThat(found()).containsExactly(FindingKind.ENTRIES_AHEAD);
    }

    private void insertCopy(long id, String xid) {
        forger.run("""
                INSERT INTO audit_entry
                  (id, at, actor_id, actor_role, operation, subject_citizen, object_type, object_id, purpose, request_id, xid)
                OVERRIDING SYSTEM VALUE
                SELECT %d, at, actor_id, actor_role, operation, subject_citizen, object_type, object_id, purpose, request_id, %s
                FROM audit_entry WHERE id = 5
                """.formatted(id, xid));
    }

    @Test
    void entriesInAnotherOrderAreFound() {
        forger.run("""
                UPDATE audit_entry SET xid = (SELECT o.xid FROM audit_entry o WHERE o.id = 9 - audit_entry.id)
                WHERE id IN (4, 5)
                """);
        assertThat(found()).containsExactly(FindingKind.ENTRIES_CHANGED);
        forger.recomputeChain();
        assertThat(found()).contains(FindingKind.BLOCK_FORGED, FindingKind.CHECKPOINT_DIFFERS);
    }

    @Test
    void aDeletedBlockIsFoundWithAndWithoutItsEntries() {
        forger.run("DELETE FROM audit_block WHERE number = 2");
        assertThat(found()).contains(FindingKind.BLOCKS_MISSING);
        forger.run("DELETE FROM audit_entry WHERE id BETWEEN 4 AND 6");
        assertThat(found()).contains(FindingKind.BLOCKS_MISSING);
        forger.run("UPDATE audit_block SET number = number - 1 WHERE number = 3");
        forger.run("UPDATE audit_block SET number = number - 1 WHERE number = 4");
        forger.recomputeChain();
        assertThat(found())
                .contains(FindingKind.BLOCK_FORGED, FindingKind.CHECKPOINT_DIFFERS, FindingKind.TAIL_CUT)
                .doesNotContain(FindingKind.BLOCKS_MISSING, FindingKind.CHAIN_BROKEN, FindingKind.ENTRIES_CHANGED);
    }

    @Test
    void blocksInAnotherOrderAreFound() {
        forger.run("UPDATE audit_block SET number = 9 WHERE number = 2");
        forger.run("UPDATE audit_block SET number = 2 WHERE number = 3");
        forger.run("UPDATE audit_block SET number = 3 WHERE number = 9");
        assertThat(found()).contains(FindingKind.BLOCK_FORGED, FindingKind.CHAIN_BROKEN);
    }

    @Test
    void aTailThatWasCutOffIsFoundByTheCheckpointsAlone() {
        forger.run("DELETE FROM audit_entry WHERE id > 9");
        forger.run("DELETE FROM audit_block WHERE number = 4");
        assertThat(found()).containsExactly(FindingKind.TAIL_CUT);
        forger.run("DELETE FROM audit_entry");
        forger.run("DELETE FROM audit_block");
        assertThat(found()).containsExactly(FindingKind.TAIL_CUT);
    }

    @Test
    void aCutIsFoundAlsoWhenTheSealerWentOnFromThere() {
        forger.run("DELETE FROM audit_entry WHERE id > 9");
        forger.run("DELETE FROM audit_block WHERE number = 4");
        audit.sealedBlocks(3, 1);
        assertThat(found()).containsExactly(FindingKind.CHECKPOINT_DIFFERS);
    }

    @Test
    void aSignatureOfSomebodyElseIsFound() {
        var theirs = SigningKeys.readOrCreate(folder.resolve("theirs.json"), folder.resolve("theirs.public.json"));
        forger.run("UPDATE audit_entry SET purpose = 'research' WHERE id = 11");
        forger.recomputeChain(theirs);
        assertThat(found()).containsExactlyInAnyOrder(FindingKind.BLOCK_FORGED, FindingKind.CHECKPOINT_DIFFERS);
    }

    @Test
    void aSignatureOfOursOnAnotherBlockIsFound() {
        forger.run("UPDATE audit_block SET signature = (SELECT signature FROM audit_block WHERE number = 2)"
                + " WHERE number = 3");
        assertThat(found()).containsExactly(FindingKind.BLOCK_FORGED);
    }

    @Test
    void aBlockThatSaysItIsOfAnotherVersionOrMonthIsFound() {
        forger.run("UPDATE audit_block SET version = 3, partition = '2020-01' WHERE number = 3");
        assertThat(found()).contains(FindingKind.BLOCK_FORGED, FindingKind.VERSION_UNKNOWN, FindingKind.CHAIN_BROKEN);
    }

    @Test
    void aCheckpointOfSomebodyElseIsFound() {
        checkpoints.append(new Checkpoint(9, "2026-10", "ab".repeat(32), "c".repeat(92)));
        assertThat(found()).containsExactly(FindingKind.CHECKPOINT_FORGED);
    }

    @Test
    void blocksThatNobodyNotedAreFoundBeforeACutIsMissed() {
        Checkpoints none = new FileCheckpoints(folder.resolve("none"));
        assertThat(audit.verify(none).isClean()).isTrue();
        forger.run("UPDATE audit_block SET sealed_at = sealed_at - interval '2 minutes' WHERE number = 1");
        assertThat(audit.verify(none).findings())
                .extracting(Finding::kind)
                .contains(FindingKind.CHECKPOINTS_BEHIND, FindingKind.BLOCK_FORGED);
    }

    @Test
    void aPlaceThatLacksTheNewestIsNamedThoughAnotherHasThem() {
        var objects = new ObjectCheckpoints(
                new FolderStorage(folder.resolve("objects")),
                VerifyingKeys.read(audit.publicKeys),
                Clock.systemUTC(),
                Duration.ofDays(731));
        AuditBlock first = audit.blocks.after(0, 1).getFirst().block();
        objects.append(Checkpoint.of(audit.blocks.after(0, 1).getFirst()));
        Instant patient = first.sealedAt().plus(objects.patience());
        assertThat(verdictAt(patient, objects).findings()).isEmpty();
        assertThat(verdictAt(patient.plus(Duration.ofMinutes(1)), objects).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(FindingKind.CHECKPOINTS_BEHIND);
                    assertThat(finding.block()).isEqualTo(2);
                    assertThat(finding.found()).contains(objects.place());
                });
        new NewestBlock(audit.blocks, objects).note();
        assertThat(verdictAt(patient.plus(Duration.ofMinutes(1)), objects).findings())
                .isEmpty();
    }

    @Test
    void aTailThatWasCutOffIsFoundByTheObjectsAloneWhenTheFolderWasCutAlike() {
        var objects = new ObjectCheckpoints(
                new FolderStorage(folder.resolve("objects")),
                VerifyingKeys.read(audit.publicKeys),
                Clock.systemUTC(),
                Duration.ofDays(731));
        new NewestBlock(audit.blocks, objects).note();
        forger.run("DELETE FROM audit_entry WHERE id > 9");
        forger.run("DELETE FROM audit_block WHERE number = 4");
        Checkpoints none = new FileCheckpoints(folder.resolve("none"));
        assertThat(audit.verify(none, objects).findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.TAIL_CUT);
    }

    private Verdict verdictAt(Instant instant, Checkpoints objects) {
        return audit.verifyAt(Clock.fixed(instant, ZoneOffset.UTC), checkpoints, objects);
    }

    private Collection<FindingKind> found() {
        Verdict verdict = audit.verify(checkpoints);
        assertThat(verdict.findings())
                .allSatisfy(finding -> assertThat(finding.found())
                        .contains("lock " + (finding.kind() == FindingKind.TAIL_CUT ? "" : finding.block())));
        return verdict.findings().stream().map(Finding::kind).distinct().toList();
    }
}
