package org.sahay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.objects.FolderStorage;
import org.sahay.store.objects.ObjectKey;
import org.sahay.store.objects.PublicObject;
import org.sahay.store.vault.SigningKeys;
import org.sahay.store.vault.VerifyingKeys;

class ObjectCheckpointsTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path keys;

    private SigningKeys sealer;

    @BeforeEach
    void makeKeys() {
        sealer = SigningKeys.readOrCreate(keys.resolve("audit.json"), keys.resolve("audit.public.json"));
    }

    @Test
    void theNewestIsTheOneOfTheHighestNumberForWhoeverAsks() {
        assertThat(checkpoints().newest()).isEmpty();
        var writer = checkpoints();
        LongStream.of(9, 10, 100).forEach(number -> writer.append(checkpoint(number, "2026-10")));
        assertThat(writer.newest()).contains(checkpoint(100, "2026-10"));
        assertThat(checkpoints().newest()).contains(checkpoint(100, "2026-10"));
        assertThat(numbers()).containsExactly(9, 10, 100);
    }

    @Test
    void ofManyTheLastOfEachMonthAndTheNewestAreRead() {
        noteTwoMonths();
        assertThat(numbers()).hasSize(51).startsWith(60L, 131L).endsWith(180L);
    }

    @Test
    void copiesOfAnOldOneUnderHigherNamesHideNeitherTheNewestNorTheLastOfAMonth() {
        noteTwoMonths();
        for (String month : new String[] {"2026-09", "2026-10", "9999-12"}) {
            IntStream.range(0, 60)
                    .forEach(n -> put("%s/9999999999999999%03d-x.json".formatted(month, n), checkpoint(5, "2026-09")));
        }
        assertThat(checkpoints().newest()).contains(checkpoint(180, "2026-10"));
        assertThat(numbers()).hasSize(51).startsWith(60L, 131L).endsWith(180L);
        assertThat(checkpoints().all().filter(note -> note.strayAt() != null)).hasSize(180);
    }

    @Test
    void whatTheSealerDidNotSignHidesNoneThoughItsNameIsAsItSays() {
        noteTwoMonths();
        LongStream.range(200, 260)
                .forEach(number -> checkpoints()
                        .append(new Checkpoint(
                                number,
                                "2026-10",
                                "ab".repeat(32),
                                checkpoint(5, "2026-10").signature())));
        assertThat(checkpoints().newest()).contains(checkpoint(180, "2026-10"));
        assertThat(numbers()).hasSize(111).startsWith(60L, 131L);
    }

    @Test
    void oneThatCannotBeReadHidesNoOtherAndIsTold() {
        var writer = checkpoints();
        writer.append(checkpoint(1, "2026-10"));
        for (String unreadable : new String[] {"{}", "null", "", "no note", "{\"number\":2}"}) {
            new FolderStorage(folder)
                    .put(
                            new ObjectKey("audit/checkpoints/2026-10/9-%d.json".formatted(unreadable.length())),
                            new PublicObject(unreadable.getBytes(StandardCharsets.UTF_8), null));
        }
        assertThat(checkpoints().newest()).contains(checkpoint(1, "2026-10"));
        assertThat(numbers()).containsExactly(1);
        assertThat(checkpoints().all().filter(note -> note.checkpoint() == null).map(Note::strayAt))
                .hasSize(5)
                .contains("audit/checkpoints/2026-10/9-0.json");
    }

    @Test
    void whatIsKeptIsTheNoteAndNothingElse() throws IOException {
        checkpoints().append(checkpoint(7, "2026-10"));
        assertThat(Files.readString(
                        folder.resolve("audit/checkpoints/2026-10/0000000000000000007-abababababababab.json")))
                .startsWith("{\"number\":7,\"partition\":\"2026-10\",\"hash\":\"abab");
    }

    private void noteTwoMonths() {
        var writer = checkpoints();
        LongStream.rangeClosed(1, 60).forEach(number -> writer.append(checkpoint(number, "2026-09")));
        LongStream.rangeClosed(61, 180).forEach(number -> writer.append(checkpoint(number, "2026-10")));
    }

    /** Of those that lie where they belong. */
    private long[] numbers() {
        return checkpoints()
                .all()
                .filter(note -> note.strayAt() == null)
                .mapToLong(note -> note.checkpoint().number())
                .toArray();
    }

    private void put(String name, Checkpoint content) {
        String json = "{\"number\":%d,\"partition\":\"%s\",\"hash\":\"%s\",\"signature\":\"%s\"}"
                .formatted(content.number(), content.partition(), content.hash(), content.signature());
        new FolderStorage(folder)
                .put(
                        new ObjectKey("audit/checkpoints/" + name),
                        new PublicObject(json.getBytes(StandardCharsets.UTF_8), null));
    }

    private ObjectCheckpoints checkpoints() {
        return new ObjectCheckpoints(
                new FolderStorage(folder),
                VerifyingKeys.read(keys.resolve("audit.public.json")),
                Clock.systemUTC(),
                Duration.ofDays(731));
    }

    private Checkpoint checkpoint(long number, String partition) {
        String hash = "ab".repeat(32);
        return new Checkpoint(number, partition, hash, sealer.sign(Checkpoint.toBytes(number, partition, hash)));
    }
}
