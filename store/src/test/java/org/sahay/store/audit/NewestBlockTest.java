package org.sahay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class NewestBlockTest {
    @TempDir
    private Path folder;

    private AuditFixture audit;
    private Checkpoints checkpoints;
    private NewestBlock newest;

    @BeforeEach
    void open() {
        audit = new AuditFixture(folder);
        checkpoints = new FileCheckpoints(folder.resolve("checkpoints"));
        newest = new NewestBlock(audit.blocks, checkpoints);
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void theNewestBlockIsNotedOnce() {
        assertThat(newest.note()).isZero();
        assertThat(noted()).isEmpty();
        audit.sealedBlocks(2, 1);
        newest.note();
        newest.note();
        audit.sealedBlocks(1, 1);
        newest.note();
        assertThat(noted()).extracting(Checkpoint::number).containsExactly(2L, 3L);
        assertThat(checkpoints.newest()).isEqualTo(audit.blocks.newest().map(Checkpoint::of));
    }

    @Test
    void afterACutNothingIsNotedThatWouldHideIt() {
        audit.sealedBlocks(2, 1);
        newest.note();
        audit.database.jdbc().sql("DELETE FROM audit_block WHERE number = 2").update();
        audit.sealedBlocks(2, 1);
        newest.note();
        assertThat(noted()).extracting(Checkpoint::number).containsExactly(2L);
    }

    private List<Checkpoint> noted() {
        try (var notes = checkpoints.all()) {
            return notes.map(Note::checkpoint).toList();
        }
    }
}
