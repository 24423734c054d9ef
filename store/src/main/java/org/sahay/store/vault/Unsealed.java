package org.sahay.store.vault;

import java.util.UUID;

/**
 * A text that is to be sealed, with the token it will have.
 *
 * @param token random
 */
public record Unsealed(UUID token, Sealed.Where where, String text) {
    /** With a fresh token. */
    public static Unsealed of(Sealed.Where where, String text) {
        return new Unsealed(UUID.randomUUID(), where, text);
    }

    @Override
    public String toString() {
        return "Unsealed[" + token + "]";
    }
}
