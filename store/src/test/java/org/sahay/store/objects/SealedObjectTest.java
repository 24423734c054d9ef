package org.sahay.store.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.vault.Envelopes;
import org.sahay.store.vault.VaultException;

@Tag("server")
class SealedObjectTest {
    private static final byte[] CONTENT = "synthetic words, हमारी बात".getBytes(StandardCharsets.UTF_8);
    private static final ObjectKey KEY = new ObjectKey("files/1");

    @TempDir
    private Path folder;

    private final UUID owner = UUID.randomUUID();
    private StoreFixture store;
    private Envelopes envelopes;
    private ObjectStorage storage;

    @BeforeEach
    void open() {
        store = new StoreFixture(folder.resolve("state"));
        envelopes = store.get(Envelopes.class);
        storage = new FolderStorage(folder.resolve("objects"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whoeverRunsTheStorageCannotReadIt() throws IOException {
        storage.put(KEY, SealedObject.seal(envelopes, KEY, owner, CONTENT));
        assertThat(Files.readString(folder.resolve("objects/files/1"))).doesNotContain("synthetic", "हमारी");
        assertThat(SealedObject.open(envelopes, KEY, owner, storage.get(KEY).orElseThrow()))
                .isEqualTo(CONTENT);
    }

    @Test
    void underAnotherKeyOrForAnotherItDoesNotOpen() {
        byte[] sealed = SealedObject.seal(envelopes, KEY, owner, CONTENT).bytes();
        assertThatThrownBy(() -> SealedObject.open(envelopes, new ObjectKey("files/2"), owner, sealed))
                .isInstanceOf(VaultException.class);
        assertThatThrownBy(() -> SealedObject.open(envelopes, KEY, UUID.randomUUID(), sealed))
                .isInstanceOf(VaultException.class);
    }
}
