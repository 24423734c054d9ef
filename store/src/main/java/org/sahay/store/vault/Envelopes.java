package org.sahay.store.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;

/** Seals texts that live for minutes and are kept by others than the vault, as Redis: whoever holds them cannot read them. */
public final class Envelopes {
    private final Aead aead;

    Envelopes(KeysetHandle keys) {
        try {
            this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new VaultException("The key set holds no usable key", e);
        }
    }

    /**
     * Seals a text with the vault's keys.
     *
     * @param purpose what it is for; opens for the same purpose only
     * @param id what it belongs to; opens with the same id only
     * @return base64url
     */
    public String seal(String purpose, UUID id, String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(aead.encrypt(text.getBytes(StandardCharsets.UTF_8), associatedData(purpose, id)));
        } catch (GeneralSecurityException e) {
            throw new VaultException("Cannot seal a text", e);
        }
    }

    /** @throws VaultException when it was sealed for something else, with keys not there any more, or tampered with */
    public String open(String purpose, UUID id, String envelope) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(envelope);
            return new String(aead.decrypt(sealed, associatedData(purpose, id)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new VaultException("The envelope of " + purpose + " " + id + " cannot be opened", e);
        }
    }

    private static byte[] associatedData(String purpose, UUID id) {
        return String.join("\u0000", "envelope", purpose, id.toString()).getBytes(StandardCharsets.UTF_8);
    }
}
