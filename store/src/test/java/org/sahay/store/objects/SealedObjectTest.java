package org.sahay.store.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.vault.RowSeals;
import org.sahay.store.vault.Vault;
import org.sahay.store.vault.VaultException;

@Tag("server")
class SealedObjectTest {
    private static final byte[] CONTENT = "synthetic words, हमारी बात".getBytes(StandardCharsets.UTF_8);
    private static final ObjectKey KEY = new ObjectKey("files/1");

    @TempDir
    private Path folder;

    private final UUID subject = UUID.randomUUID();
    private StoreFixture store;
    private RowSeals seals;
    private ObjectStorage storage;

    @BeforeEach
    void open() {
        store = new StoreFixture(folder.resolve("state"));
        seals = store.get(RowSeals.class);
        storage = new FolderStorage(folder.resolve("objects"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whoeverRunsTheStorageCannotReadIt() throws IOException {
        storage.put(KEY, SealedObject.seal(seals, KEY, subject, CONTENT));
        assertThat(Files.readString(folder.resolve("objects/files/1"), StandardCharsets.ISO_8859_1))
                .doesNotContain("synthetic", new String(CONTENT, StandardCharsets.ISO_8859_1));
        assertThat(SealedObject.open(seals, KEY, subject, storage.get(KEY).orElseThrow()))
                .hasValue(CONTENT);
    }

    @Test
    void withTheDataKeyOfWhomItIsAboutItIsGone() {
        byte[] sealed = SealedObject.seal(seals, KEY, subject, CONTENT).bytes();
        store.get(Vault.class).destroyKey(subject);
        assertThat(SealedObject.open(seals, KEY, subject, sealed)).isEmpty();
    }

    @Test
    void underAnotherKeyOrOfAnotherOrAlteredItDoesNotOpen() {
        byte[] sealed = SealedObject.seal(seals, KEY, subject, CONTENT).bytes();
        byte[] altered = sealed.clone();
        altered[altered.length - 1] ^= 1;
        UUID another = UUID.randomUUID();
        SealedObject.seal(seals, KEY, another, CONTENT);
        assertThatRefused(() -> SealedObject.open(seals, new ObjectKey("files/2"), subject, sealed));
        assertThatRefused(() -> SealedObject.open(seals, KEY, subject, altered));
        assertThatRefused(() -> SealedObject.open(seals, KEY, subject, new byte[4]));
        assertThat(SealedObject.open(seals, KEY, another, sealed)).isEmpty();
    }

    private static void assertThatRefused(ThrowingCallable opening) {
        assertThatThrownBy(opening).isInstanceOf(VaultException.class);
    }
}
