package org.sahay.store.vault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A key that says nothing without the one that wrapped it.
 *
 * @param wrappedBy the key-encryption key and its version
 */
record WrappedKey(UUID subject, String wrappedBy, byte[] bytes) {
    /** What a wrapping is bound to. */
    static byte[] associatedData(UUID subject, String key) {
        return String.join("\u0000", "data-key", subject.toString(), key).getBytes(StandardCharsets.UTF_8);
    }
}
