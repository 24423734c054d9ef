package org.sahay.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.objects.FolderStorage;
import org.sahay.store.objects.ObjectKey;
import org.sahay.store.objects.ObjectStorage;
import org.sahay.store.objects.PublicObject;
import org.sahay.store.objects.VersionsInMemory;
import org.sahay.store.vault.VerifyingKeys;

/** Somebody cut the database back and may add to object storage, as where its objects are locked; there are no other notes. */
@Tag("server")
class StrayCheckpointsTest {
    private static final String FOLDER = "audit/checkpoints/";

    @TempDir
    private Path folder;

    private AuditFixture audit;
    private FolderStorage storage;

    @BeforeEach
    void fourBlocksAreNotedAndTheLastIsCutOff() {
        audit = new AuditFixture(folder);
        storage = new FolderStorage(folder.resolve("objects"));
        noteFourBlocksIn(storage);
        assertThat(found(storage)).isEmpty();
        var forger = new Forger(audit);
        forger.run("DELETE FROM audit_entry WHERE id > 9");
        forger.run("DELETE FROM audit_block WHERE number = 4");
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void fiftyCopiesOfAnOlderNoteHideNoCutFromTheVerifierNorFromTheSealer() {
        byte[] third = storage.get(keys().get(2)).orElseThrow();
        LongStream.range(0, 50).forEach(n -> put("9999-12/999999999999999%04d-0.json".formatted(n), third));
        assertThat(found(storage)).contains(FindingKind.CHECKPOINT_STRAY, FindingKind.TAIL_CUT);
        var afterRestart = checkpoints(storage);
        assertThat(afterRestart.newest()).map(Checkpoint::number).contains(4L);
        int before = keys().size();
        audit.sealedBlocks(1, 1);
        new NewestBlock(audit.blocks, afterRestart).note();
        assertThat(keys()).as("nothing is noted any more").hasSize(before);
        assertThat(found(storage)).contains(FindingKind.CHECKPOINT_STRAY, FindingKind.CHECKPOINT_DIFFERS);
    }

    @Test
    void fiftyThatTheSealerDidNotSignHideNoCut() {
        LongStream.range(100, 150)
                .mapToObj(number -> new Checkpoint(number, "2026-10", "ab".repeat(32), "c".repeat(92)))
                .forEach(checkpoints(storage)::append);
        assertThat(found(storage)).containsExactlyInAnyOrder(FindingKind.CHECKPOINT_FORGED, FindingKind.TAIL_CUT);
        assertThat(checkpoints(storage).newest()).map(Checkpoint::number).contains(4L);
    }

    @Test
    void oneThatCannotBeReadHidesNoCutAndIsNamed() {
        put("9999-12/9.json", new byte[] {0, 1, 2});
        Verdict verdict = audit.verify(checkpoints(storage));
        assertThat(verdict.findings())
                .extracting(Finding::kind)
                .containsExactly(FindingKind.CHECKPOINT_STRAY, FindingKind.TAIL_CUT);
        assertThat(verdict.findings().getFirst().found()).contains("audit/checkpoints/9999-12/9.json", storage.place());
        assertThat(checkpoints(storage).newest()).map(Checkpoint::number).contains(4L);
    }

    @Test
    void anOlderNotePutOverTheNewestIsFound() throws IOException {
        byte[] third = storage.get(keys().get(2)).orElseThrow();
        Files.write(folder.resolve("objects").resolve(keys().get(3).text()), third);
        assertThat(found(storage)).containsExactly(FindingKind.CHECKPOINT_STRAY);
    }

    @Test
    void whereVersionsAreKeptTheNoteUnderACopyAndUnderAMarkOfDeletionStillTells() {
        var versions = new VersionsInMemory();
        keys().forEach(key ->
                versions.put(key, new PublicObject(storage.get(key).orElseThrow(), null)));
        ObjectKey newest = keys().getLast();
        versions.markDeleted(newest);
        assertThat(versions.get(newest)).isEmpty();
        assertThat(found(versions)).containsExactly(FindingKind.TAIL_CUT);
        versions.put(newest, new PublicObject(versions.get(keys().get(2)).orElseThrow(), null));
        assertThat(found(versions)).containsExactlyInAnyOrder(FindingKind.CHECKPOINT_STRAY, FindingKind.TAIL_CUT);
        assertThat(checkpoints(versions).newest()).map(Checkpoint::number).contains(4L);
    }

    private void noteFourBlocksIn(ObjectStorage objects) {
        var newest = new NewestBlock(audit.blocks, checkpoints(objects));
        for (int block = 0; block < 4; block++) {
            audit.sealedBlocks(1, 3);
            newest.note();
        }
    }

    private ObjectCheckpoints checkpoints(ObjectStorage objects) {
        return new ObjectCheckpoints(
                objects, VerifyingKeys.read(audit.publicKeys), Clock.systemUTC(), Duration.ofDays(731));
    }

    private List<ObjectKey> keys() {
        return storage.keys(FOLDER, null);
    }

    private void put(String name, byte[] content) {
        storage.put(new ObjectKey(FOLDER + name), new PublicObject(content, null));
    }

    private List<FindingKind> found(ObjectStorage objects) {
        return audit.verify(checkpoints(objects)).findings().stream()
                .map(Finding::kind)
                .distinct()
                .toList();
    }
}
