package org.sahay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.objects.FolderStorage;
import org.sahay.store.objects.ObjectKey;
import org.sahay.store.objects.PublicObject;

class ObjectCheckpointsTest {
    @TempDir
    private Path folder;

    @Test
    void theNewestIsTheOneOfTheHighestNumberForWhoeverAsks() {
        assertThat(checkpoints().newest()).isEmpty();
        var writer = checkpoints();
        LongStream.of(9, 10, 100).forEach(number -> writer.append(checkpoint(number, "2026-10")));
        assertThat(writer.newest()).contains(checkpoint(100, "2026-10"));
        assertThat(checkpoints().newest()).contains(checkpoint(100, "2026-10"));
        assertThat(checkpoints().all()).extracting(Checkpoint::number).containsExactly(9L, 10L, 100L);
    }

    @Test
    void ofManyTheLastOfEachMonthAndTheNewestAreRead() {
        var writer = checkpoints();
        LongStream.rangeClosed(1, 60).forEach(number -> writer.append(checkpoint(number, "2026-09")));
        LongStream.rangeClosed(61, 180).forEach(number -> writer.append(checkpoint(number, "2026-10")));
        assertThat(checkpoints().all())
                .extracting(Checkpoint::number)
                .hasSize(51)
                .startsWith(60L, 131L)
                .endsWith(180L);
    }

    @Test
    void oneThatCannotBeReadHidesNoOther() throws IOException {
        var writer = checkpoints();
        writer.append(checkpoint(1, "2026-10"));
        new FolderStorage(folder)
                .put(
                        new ObjectKey("audit/checkpoints/2026-10/2-x.json"),
                        new PublicObject("{}".getBytes(StandardCharsets.UTF_8), null));
        assertThat(checkpoints().all()).extracting(Checkpoint::number).containsExactly(1L);
    }

    @Test
    void whatIsKeptIsTheNoteAndNothingElse() throws IOException {
        checkpoints().append(checkpoint(7, "2026-10"));
        assertThat(Files.readString(
                        folder.resolve("audit/checkpoints/2026-10/0000000000000000007-abababababababab.json")))
                .startsWith("{\"number\":7,\"partition\":\"2026-10\",\"hash\":\"abab");
    }

    private ObjectCheckpoints checkpoints() {
        return new ObjectCheckpoints(new FolderStorage(folder), Clock.systemUTC(), Duration.ofDays(731));
    }

    private static Checkpoint checkpoint(long number, String partition) {
        return new Checkpoint(number, partition, "ab".repeat(32), "c".repeat(92));
    }
}
