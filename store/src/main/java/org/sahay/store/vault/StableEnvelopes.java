package org.sahay.store.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.subtle.AesSiv;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;

/**
 * Envelopes that are the same for the same text (AES-SIV), for answers that are repeated to the byte. Their key is drawn from the
 * index keys; with another index key set none opens any more.
 */
public final class StableEnvelopes {
    private static final String KEY = "stable-envelopes";

    private final DeterministicAead aead;

    StableEnvelopes(BlindIndex index) {
        byte[] first = index.of(KEY, "1");
        byte[] second = index.of(KEY, "2");
        try {
            this.aead = new AesSiv(ByteBuffer.allocate(first.length + second.length)
                    .put(first)
                    .put(second)
                    .array());
        } catch (GeneralSecurityException e) {
            throw new VaultException("No key can be drawn from the index key set", e);
        }
    }

    /**
     * Seals a text.
     *
     * @param purpose what it is for; opens for the same purpose only
     * @param id what it belongs to; opens with the same id only
     * @return base64url
     */
    public String seal(String purpose, UUID id, String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(aead.encryptDeterministically(text.getBytes(UTF_8), associatedData(purpose, id)));
        } catch (GeneralSecurityException e) {
            throw new VaultException("Cannot seal a text", e);
        }
    }

    /** @throws VaultException when it was sealed for something else, with keys not there any more, or tampered with */
    public String open(String purpose, UUID id, String envelope) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(envelope);
            return new String(aead.decryptDeterministically(sealed, associatedData(purpose, id)), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new VaultException("The envelope of " + purpose + " " + id + " cannot be opened", e);
        }
    }

    private static byte[] associatedData(String purpose, UUID id) {
        return String.join("\u0000", KEY, purpose, id.toString()).getBytes(UTF_8);
    }
}
