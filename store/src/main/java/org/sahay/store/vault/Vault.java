package org.sahay.store.vault;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps citizens' text apart from everything else, readable only by whoever holds a token and the key. */
public interface Vault {
    /** Seals a text and keeps it, in the caller's transaction when there is one; returns a random token that says nothing. */
    default UUID seal(Sealed.Where where, String text) {
        Sealed sealed = sealed(where, text);
        keepAll(List.of(sealed));
        return sealed.token();
    }

    /** Seals a text under a fresh token without keeping it. */
    Sealed sealed(Sealed.Where where, String text);

    /** Keeps what was sealed, in the caller's transaction when there is one. */
    void keepAll(Collection<Sealed> sealed);

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
