package org.sahay.store.vault;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The key-encryption key: wraps the keys that texts are sealed with, and is never seen itself. A wrapped key is bound to its
 * subject and to the key that wrapped it.
 */
interface KeyEncryption {
    /**
     * The key that wraps from now on.
     *
     * @throws KeysUnavailableException when nobody can say
     */
    String newestKey();

    /**
     * Wraps keys with the newest one, all or nothing.
     *
     * @throws KeysUnavailableException when that cannot be done now
     */
    List<WrappedKey> wrapAll(Map<UUID, byte[]> keysOfSubjects);

    /**
     * Unwraps keys, by their subjects; those are left out that were tampered with or whose wrapping key is no more.
     *
     * @throws KeysUnavailableException when that cannot be done now
     */
    Map<UUID, byte[]> unwrapAll(List<WrappedKey> wrapped);
}
