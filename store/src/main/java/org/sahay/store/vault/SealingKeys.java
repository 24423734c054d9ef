package org.sahay.store.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AesGcmParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.TreeSet;

/** AES-256-GCM keys for bytes that others keep, who note the key's id beside them: the primary key seals, every key opens. */
public final class SealingKeys {
    private static final int AES_256 = 32;

    private final Aead aead;
    private final String primary;
    private final Set<String> ids;

    private SealingKeys(KeysetHandle keys) {
        try {
            this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
            this.primary = id(keys.getPrimary());
            this.ids = usable(keys);
        } catch (GeneralSecurityException e) {
            throw new VaultException("The key set holds no usable key", e);
        }
    }

    /** @throws VaultException when the file is not there, or holds a key that is none of AES-256-GCM */
    public static SealingKeys read(Path keyset) {
        return new SealingKeys(KeysetFile.sealing(keyset).read());
    }

    /** Like {@link #read}, and makes a key when there is none. */
    public static SealingKeys readOrCreate(Path keyset) {
        return new SealingKeys(KeysetFile.sealing(keyset).readOrCreate());
    }

    private static Set<String> usable(KeysetHandle keys) {
        var ids = new TreeSet<String>();
        for (int i = 0; i < keys.size(); i++) {
            KeysetHandle.Entry entry = keys.getAt(i);
            if (entry.getStatus() != KeyStatus.ENABLED) {
                continue;
            }
            if (!(entry.getKey().getParameters() instanceof AesGcmParameters aes) || aes.getKeySizeBytes() != AES_256) {
                throw new VaultException("The key " + id(entry) + " is none of AES-256-GCM", null);
            }
            ids.add(id(entry));
        }
        return ids;
    }

    private static String id(KeysetHandle.Entry entry) {
        return Integer.toUnsignedString(entry.getId());
    }

    /** Which key seals; its number in the file. */
    public String primary() {
        return primary;
    }

    /** Whether there is a key of this id that opens. */
    public boolean has(String id) {
        return ids.contains(id);
    }

    /** @param bound must be the same to open */
    public byte[] seal(byte[] bytes, byte[] bound) {
        try {
            return aead.encrypt(bytes, bound);
        } catch (GeneralSecurityException e) {
            throw new VaultException("Cannot seal", e);
        }
    }

    /** @throws VaultException when it was sealed with another key, bound to something else, or changed since */
    public byte[] open(byte[] sealed, byte[] bound) {
        try {
            return aead.decrypt(sealed, bound);
        } catch (GeneralSecurityException e) {
            throw new VaultException("Cannot open what is not as it was sealed", e);
        }
    }
}
