package org.sahay.store.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Finds what is sealed without opening it: HMAC-SHA-256 under a key of its own, so that nobody without the key can try out
 * all telephone numbers or codes.
 */
public final class BlindIndex {
    private static final int BYTES = 32;

    private final PrfSet keys;

    BlindIndex(KeysetHandle keys) {
        try {
            this.keys = keys.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        } catch (GeneralSecurityException e) {
            throw new VaultException("The index key set holds no usable key", e);
        }
    }

    /**
     * 32 bytes, the same for the same text and purpose, always.
     *
     * @param purpose keeps the indexes of different things apart, as {@code phone}
     */
    public byte[] of(String purpose, String text) {
        try {
            return keys.computePrimary((purpose + "\u0000" + text).getBytes(StandardCharsets.UTF_8), BYTES);
        } catch (GeneralSecurityException e) {
            throw new VaultException("Cannot index a text", e);
        }
    }
}
