package org.sahay.store.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Key sets as an operator changes them. */
public final class TestKeysets {
    private TestKeysets() {}

    /** Adds a key that seals from now on; those that are there go on opening. */
    public static void rotate(Path keyset) {
        try {
            var entry = KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId();
            var keys = KeysetHandle.newBuilder(read(keyset)).addEntry(entry);
            entry.makePrimary();
            write(keyset, keys.build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes every key away but the one that seals. */
    public static void keepPrimary(Path keyset) {
        try {
            KeysetHandle keys = read(keyset);
            var only = KeysetHandle.importKey(keys.getPrimary().getKey())
                    .withFixedId(keys.getPrimary().getId())
                    .makePrimary();
            write(keyset, KeysetHandle.newBuilder().addEntry(only).build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key of half the length. */
    public static void weak(Path keyset) {
        try {
            KeysetFile.register();
            write(keyset, KeysetHandle.generateNew(PredefinedAeadParameters.AES128_GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeysetHandle read(Path keyset) {
        return KeysetFile.sealing(keyset).read();
    }

    private static void write(Path keyset, KeysetHandle keys) throws GeneralSecurityException {
        try {
            Files.writeString(keyset, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
