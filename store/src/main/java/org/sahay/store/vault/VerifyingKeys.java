package org.sahay.store.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** The public half of {@link SigningKeys}: tells whether they signed something, and cannot sign. */
public final class VerifyingKeys {
    private final PublicKeyVerify keys;

    VerifyingKeys(KeysetHandle keys) {
        try {
            this.keys = keys.getPrimitive(RegistryConfiguration.get(), PublicKeyVerify.class);
        } catch (GeneralSecurityException e) {
            throw new VaultException("The key set holds no usable key", e);
        }
    }

    /** @throws VaultException when the file is not there or holds no public keys */
    public static VerifyingKeys read(Path file) {
        try {
            KeysetFile.register();
            return new VerifyingKeys(TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(Files.readString(file)));
        } catch (IOException | GeneralSecurityException e) {
            throw new VaultException("No public keys can be read from " + file, e);
        }
    }

    /** Where the public keys of a key set are unless somebody says otherwise. */
    public static Path beside(Path keyset) {
        String name = keyset.getFileName().toString();
        return keyset.resolveSibling(name.replaceFirst("(\\.json)?$", ".public.json"));
    }

    /** Whether one of the keys made this signature for this message. */
    public boolean verify(String signature, byte[] message) {
        try {
            keys.verify(Base64.getDecoder().decode(signature), message);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
