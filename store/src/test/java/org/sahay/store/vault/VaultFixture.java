package org.sahay.store.vault;

import com.google.crypto.tink.KeysetHandle;
import java.nio.file.Path;
import org.sahay.store.complaint.StoreFixture.MovableClock;
import org.sahay.store.database.TestDatabase;

/** Instances of a vault on one database of texts and one of keys, with a key-encryption key that can be away. */
final class VaultFixture implements AutoCloseable {
    final MovableClock clock = new MovableClock();
    final TestDatabase database = TestDatabase.migrated();
    final StoppableKeyEncryption wrapping;
    final Path keyEncryptionFile;
    final KeysetHandle former;
    final VaultDatabase texts = new VaultDatabase(database.vaultProperties());
    final DataKeyRows rows;
    final DataKeys keys;
    final DataKeyVault vault;
    private final DataKeyDatabase keyDatabase = new DataKeyDatabase(database.keysProperties());

    VaultFixture(Path folder) {
        keyEncryptionFile = folder.resolve("key-encryption.json");
        wrapping = new StoppableKeyEncryption(LocalKeyEncryption.in(keyEncryptionFile));
        former = KeysetFile.sealing(folder.resolve("keys.json")).readOrCreate();
        rows = new DataKeyRows(keyDatabase);
        keys = new DataKeys(rows, wrapping, clock);
        vault = new DataKeyVault(texts, keys, clock, former);
    }

    /** Another instance, with keys of its own in its memory. */
    DataKeyVault anotherInstance() {
        return new DataKeyVault(texts, new DataKeys(rows, wrapping, clock), clock, former);
    }

    @Override
    public void close() {
        texts.close();
        keyDatabase.close();
        database.close();
    }
}
