package org.sahay.store.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** The key that all texts of one subject are sealed with, as it is used. */
final class DataKey {
    static final int BYTES = 32;

    private final UUID subject;
    private final int id;
    private final Aead aead;

    /** @param id tells it from a former one of the subject, which was destroyed */
    DataKey(UUID subject, int id, byte[] key) {
        this.subject = subject;
        this.id = id;
        try {
            this.aead = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new VaultException("The data key of " + subject + " is none", e);
        }
    }

    UUID subject() {
        return subject;
    }

    int id() {
        return id;
    }

    Sealed seal(Unsealed text) {
        byte[] bound = Sealed.associatedData(text.where(), text.token(), Sealed.VERSION);
        byte[] bytes = seal(text.text().getBytes(StandardCharsets.UTF_8), bound);
        return new Sealed(text.token(), text.where(), new Sealed.Ciphertext(bytes), id, Sealed.VERSION);
    }

    byte[] seal(byte[] plain, byte[] bound) {
        try {
            return aead.encrypt(plain, bound);
        } catch (GeneralSecurityException e) {
            throw new VaultException("Cannot seal with the data key of " + subject, e);
        }
    }

    String open(UUID token, Sealed.Where where, byte[] ciphertext) throws GeneralSecurityException {
        byte[] bound = Sealed.associatedData(where, token, Sealed.VERSION);
        return new String(open(ciphertext, bound), StandardCharsets.UTF_8);
    }

    byte[] open(byte[] ciphertext, byte[] bound) throws GeneralSecurityException {
        return aead.decrypt(ciphertext, bound);
    }
}
