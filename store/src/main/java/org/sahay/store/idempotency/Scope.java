package org.sahay.store.idempotency;

import java.util.HexFormat;
import java.util.UUID;
import org.sahay.store.hash.Sha256;

/**
 * What a key is unique in.
 *
 * @param caller who asks
 * @param operation what is asked, as {@code complaint.file}
 * @param key the caller's key
 */
public record Scope(UUID caller, String operation, String key) {
    /**
     * What is kept instead of the key, and stands for the whole scope: a caller may have made the key of anything, and
     * fingerprints are salted with it.
     */
    String hash() {
        return HexFormat.of().formatHex(Sha256.of(caller + " " + operation + " " + key));
    }
}
