package org.sahay.store.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Ed25519 keys that sign for others to verify, who read the public half from a file of its own. */
public final class SigningKeys {
    private final PublicKeySign key;
    private final long keyId;

    private SigningKeys(KeysetHandle keys) {
        try {
            this.key = keys.getPrimitive(RegistryConfiguration.get(), PublicKeySign.class);
            this.keyId = Integer.toUnsignedLong(keys.getPrimary().getId());
        } catch (GeneralSecurityException e) {
            throw new VaultException("The key set holds no usable key", e);
        }
    }

    /**
     * Reads the keys, and writes their public half where nothing is yet.
     *
     * @param publicKeys never written over: whoever trusts the file decides what is in it
     * @throws VaultException when there are none, or the public keys do not verify what these sign
     */
    public static SigningKeys read(Path keyset, Path publicKeys) {
        return of(KeysetFile.signing(keyset).read(), publicKeys);
    }

    /** Like {@link #read}, and makes a key when there is none. */
    public static SigningKeys readOrCreate(Path keyset, Path publicKeys) {
        return of(KeysetFile.signing(keyset).readOrCreate(), publicKeys);
    }

    private static SigningKeys of(KeysetHandle keys, Path publicKeys) {
        try {
            KeysetFile.writeOnce(
                    publicKeys,
                    "rw-r--r--",
                    TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(keys.getPublicKeysetHandle()));
        } catch (IOException | GeneralSecurityException e) {
            throw new VaultException("The public keys cannot be written to " + publicKeys, e);
        }
        var signing = new SigningKeys(keys);
        byte[] trial = "trial".getBytes(StandardCharsets.UTF_8);
        if (!VerifyingKeys.read(publicKeys).verify(signing.sign(trial), trial)) {
            throw new VaultException(
                    "The public keys in " + publicKeys + " do not verify what the key set signs; add its public key",
                    null);
        }
        return signing;
    }

    /** Which key signs; its number in both files. */
    public long keyId() {
        return keyId;
    }

    /** The signature in base64. */
    public String sign(byte[] message) {
        try {
            return Base64.getEncoder().encodeToString(key.sign(message));
        } catch (GeneralSecurityException e) {
            throw new VaultException("Cannot sign", e);
        }
    }
}
