package org.sahay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    @TempDir
    private Path folder;

    @Test
    void theyAreKeptAFileAMonthAndReadInTheirOrder() {
        var checkpoints = new FileCheckpoints(folder.resolve("new"));
        assertThat(checkpoints.newest()).isEmpty();
        checkpoints.append(checkpoint(1, "2026-09"));
        checkpoints.append(checkpoint(2, "2026-10"));
        checkpoints.append(checkpoint(3, "2026-10"));
        assertThat(folder.resolve("new/2026-10.jsonl")).isRegularFile();
        assertThat(checkpoints.newest()).contains(checkpoint(3, "2026-10"));
        assertThat(checkpoints.all()).extracting(CheckpointsTest::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void theNewestIsFoundAtTheEndOfALongFile() {
        var checkpoints = new FileCheckpoints(folder);
        for (int n = 1; n <= 100; n++) {
            checkpoints.append(checkpoint(n, "2026-10"));
        }
        assertThat(checkpoints.newest()).contains(checkpoint(100, "2026-10"));
        assertThat(checkpoints.all()).hasSize(100);
    }

    @Test
    void aLineThatCannotBeReadHidesNoOther() throws IOException {
        var checkpoints = new FileCheckpoints(folder);
        checkpoints.append(checkpoint(1, "2026-10"));
        Files.writeString(
                folder.resolve("2026-10.jsonl"), "{\"number\":2,\"par\n{}\nnull\n", StandardOpenOption.APPEND);
        checkpoints.append(checkpoint(3, "2026-10"));
        assertThat(checkpoints.all()).extracting(CheckpointsTest::number).containsExactly(1L, 3L);
    }

    @Test
    void whatSomebodyWroteBehindTheNewestDoesNotHideIt() throws IOException {
        var checkpoints = new FileCheckpoints(folder);
        checkpoints.append(checkpoint(1, "2026-09"));
        checkpoints.append(checkpoint(2, "2026-10"));
        Files.writeString(folder.resolve("2026-10.jsonl"), "no note\n".repeat(20_000), StandardOpenOption.APPEND);
        assertThat(checkpoints.newest()).contains(checkpoint(2, "2026-10"));
    }

    @Test
    void onlyWhatWasThereWhenSomebodyAskedIsRead() {
        var checkpoints = new FileCheckpoints(folder);
        checkpoints.append(checkpoint(1, "2026-10"));
        try (var notes = checkpoints.all()) {
            checkpoints.append(checkpoint(2, "2026-10"));
            checkpoints.append(checkpoint(3, "2026-11"));
            assertThat(notes).extracting(CheckpointsTest::number).containsExactly(1L);
        }
    }

    @Test
    void aPartitionNamesNoOtherPlace() {
        assertThatThrownBy(() -> new FileCheckpoints(folder).append(checkpoint(1, "../2026-10")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long number(Note note) {
        assertThat(note.strayAt()).isNull();
        return note.checkpoint().number();
    }

    private static Checkpoint checkpoint(long number, String partition) {
        return new Checkpoint(number, partition, "ab".repeat(32), "c".repeat(92));
    }
}
