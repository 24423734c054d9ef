package org.sahay.store.vault;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps people's texts apart from everything else, readable only by whoever holds a token, knows where it stands, and has the key.
 * What is kept is committed at once, before the caller's transaction, so that no token is ever acknowledged without its text;
 * what is erased is erased after the caller's transaction has committed, so that no token that stays loses its text.
 */
public interface Vault {
    /**
     * Seals a text and keeps it; returns a random token that says nothing.
     *
     * @throws KeysUnavailableException when the key of its subject cannot be had now
     */
    default UUID seal(Sealed.Where where, String text) {
        var one = Unsealed.of(where, text);
        keepAll(List.of(sealed(one)));
        return one.token();
    }

    /**
     * Seals a text without keeping it.
     *
     * @throws KeysUnavailableException when the key of its subject cannot be had now
     */
    default Sealed sealed(Unsealed text) {
        Sealed sealed = sealAll(List.of(text)).get(text.token());
        if (sealed == null) {
            throw new KeysUnavailableException("The key to seal a text with cannot be had now", null);
        }
        return sealed;
    }

    /**
     * Seals texts without keeping them, by their tokens; those are left out whose subject's key cannot be had now.
     *
     * @throws KeysUnavailableException when no key can be had now
     */
    Map<UUID, Sealed> sealAll(Collection<Unsealed> texts);

    /** Keeps what was sealed, all or nothing, at once and for good; what is kept already stays. */
    void keepAll(Collection<Sealed> sealed);

    /**
     * Reads a text.
     *
     * @throws VaultException when there is none under this token, the key was destroyed, it was sealed for another place, or it
     *     was tampered with
     * @throws KeysUnavailableException when the key cannot be had now
     */
    default String open(UUID token, Sealed.Where where) {
        String text = openAll(Map.of(token, where)).get(token);
        if (text == null) {
            throw new VaultException("No text under token " + token, null);
        }
        return text;
    }

    /**
     * Reads several texts at once, each for where its token stands; left out are tokens without a text, and texts whose key was
     * destroyed.
     *
     * @throws VaultException when one was sealed for another place, or tampered with
     * @throws KeysUnavailableException when a key cannot be had now
     */
    Map<UUID, String> openAll(Map<UUID, Sealed.Where> tokens);

    /** Deletes texts once the caller's transaction has committed, if there is one; nothing happens to tokens without a text. */
    void eraseAll(Collection<UUID> tokens);

    /** Deletes a text in the same way. */
    default void erase(UUID token) {
        eraseAll(List.of(token));
    }

    /**
     * Destroys the key of a subject: all texts of theirs are unreadable from then on, here and in every backup, at other instances
     * after five minutes. What is sealed for them later gets a key of its own. Returns whether there was one.
     */
    boolean destroyKey(UUID subject);
}
