package org.sahay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.trace.RequestContext;

/** A chain that began before entries said session and basis, and goes on with those that do. */
@Tag("server")
class AuditVersionsTest {
    @TempDir
    private Path folder;

    private AuditFixture audit;
    private Checkpoints checkpoints;
    private Forger forger;

    @BeforeEach
    void twoBlocksOfBeforeAndTwoOfNow() {
        audit = new AuditFixture(folder);
        forger = new Forger(audit);
        for (int block = 0; block < 2; block++) {
            audit.record(AuditFixture.anEntryOfBefore(), AuditFixture.anEntryOfBefore());
            audit.seal();
        }
        forger.sealAsBefore(2);
        for (int block = 0; block < 2; block++) {
            RequestContext.run(
                    RequestContext.fresh().in("a-session"),
                    () -> audit.record(AuditFixture.anEntry(), AuditFixture.anEntry()));
            audit.seal();
        }
        checkpoints = new FileCheckpoints(folder.resolve("checkpoints"));
        new NewestBlock(audit.blocks, checkpoints).note();
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void itIsCleanFromEndToEnd() {
        assertThat(audit.blocks.after(0, 10))
                .extracting(signed -> signed.block().version())
                .containsExactly(1, 1, 2, 2);
        Verdict verdict = audit.verify(checkpoints);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(8);
    }

    @Test
    void anEntryOfBeforeThatIsGivenASessionOrAGroundIsFound() {
        forger.run("UPDATE audit_entry SET session = 'invented' WHERE id = 1");
        forger.run("UPDATE audit_entry SET basis = 'DUTY' WHERE id = 3");
        assertThat(found()).containsExactly(FindingKind.ENTRIES_CHANGED, FindingKind.ENTRIES_CHANGED);
    }

    @Test
    void aBlockOfNowThatIsMadeOneOfBeforeSoThatASessionCanBeEditedIsFound() {
        forger.run("UPDATE audit_entry SET session = NULL, basis = NULL WHERE id = 5");
        forger.run("UPDATE audit_block SET version = 1 WHERE number = 3");
        forger.recomputeChain();
        assertThat(found()).contains(FindingKind.BLOCK_FORGED);
    }

    private List<FindingKind> found() {
        return audit.verify(checkpoints).findings().stream().map(Finding::kind).toList();
    }
}
