package org.sahay.store.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key set in a file, for a developer's machine; read again whenever the file changes. */
public final class LocalKeyEncryption implements KeyEncryption {
    private static final String ID = "local:";

    private final Path file;
    private @Nullable Keys last;

    private record Keys(Version version, KeysetHandle handle, Aead aead) {
        String newest() {
            return id(handle.getPrimary().getId());
        }
    }

    /** Tells a file from what it was before; one that is put in its place quickly may have the same time. */
    private record Version(FileTime changed, @Nullable Object inode, long size) {
        static Version of(Path file) throws IOException {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(attributes.lastModifiedTime(), attributes.fileKey(), attributes.size());
        }
    }

    private LocalKeyEncryption(Path file) {
        this.file = file;
    }

    /** Made when there is none. */
    static LocalKeyEncryption in(Path file) {
        KeysetFile.sealing(file).readOrCreate();
        return new LocalKeyEncryption(file);
    }

    /** Adds a key to the file that wraps from now on; the former ones still unwrap. Returns its id. */
    public static String rotate(Path file) {
        try {
            KeysetHandle before = KeysetFile.sealing(file).read();
            KeysetHandle.Builder keys = KeysetHandle.newBuilder(before);
            keys.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary());
            KeysetHandle after = keys.build();
            Path draft = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "keyset",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, TinkJsonProtoKeysetFormat.serializeKeyset(after, InsecureSecretKeyAccess.get()));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return id(after.getPrimary().getId());
        } catch (IOException e) {
            throw new UncheckedIOException("The key set " + file + " cannot be written", e);
        } catch (GeneralSecurityException e) {
            throw new VaultException("No key can be made", e);
        }
    }

    /** The id of the key that wraps from now on. */
    public static String newest(Path file) {
        return new LocalKeyEncryption(file).newestKey();
    }

    @Override
    public String newestKey() {
        return keys().newest();
    }

    @Override
    public List<WrappedKey> wrapAll(Map<UUID, byte[]> keysOfSubjects) {
        Keys keys = keys();
        var wrapped = new ArrayList<WrappedKey>();
        for (var key : keysOfSubjects.entrySet()) {
            byte[] bound = WrappedKey.associatedData(key.getKey(), keys.newest());
            try {
                wrapped.add(
                        new WrappedKey(key.getKey(), keys.newest(), keys.aead().encrypt(key.getValue(), bound)));
            } catch (GeneralSecurityException e) {
                throw new VaultException("Cannot wrap a key", e);
            }
        }
        return wrapped;
    }

    @Override
    public Map<UUID, byte[]> unwrapAll(List<WrappedKey> wrapped) {
        Keys keys = keys();
        var plain = new HashMap<UUID, byte[]>();
        for (WrappedKey key : wrapped) {
            byte[] bound = WrappedKey.associatedData(key.subject(), key.wrappedBy());
            try {
                plain.put(key.subject(), keys.aead().decrypt(key.bytes(), bound));
            } catch (GeneralSecurityException tamperedWith) {
                plain.remove(key.subject());
            }
        }
        return plain;
    }

    private synchronized Keys keys() {
        try {
            Version version = Version.of(file);
            if (last == null || !last.version().equals(version)) {
                KeysetHandle handle = KeysetFile.sealing(file).read();
                last = new Keys(version, handle, handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
            }
            return last;
        } catch (IOException | VaultException e) {
            throw new KeysUnavailableException("No key set can be read from " + file, e);
        } catch (GeneralSecurityException e) {
            throw new VaultException("The key set holds no usable key", e);
        }
    }

    private static String id(int key) {
        return ID + Integer.toUnsignedString(key);
    }
}
