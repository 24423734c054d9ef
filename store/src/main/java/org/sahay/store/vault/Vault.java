package org.sahay.store.vault;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Keeps citizens' text apart from everything else, readable only by whoever holds a token and the key. */
public interface Vault {
    /** Seals a text, in the caller's transaction when there is one; returns a random token that says nothing. */
    UUID seal(Sealed.Where where, String text);

    /**
     * Reads a text.
     *
     * @throws VaultException when there is none under this token, or it was tampered with
     */
    String open(UUID token);

    /** Reads several texts at once; tokens without a text are left out. */
    Map<UUID, String> openAll(Collection<UUID> tokens);

    /** Deletes a text; nothing happens when there is none. */
    void erase(UUID token);
}
