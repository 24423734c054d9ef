package org.sahay.store.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

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
        try {
            byte[] scope = (caller + " " + operation + " " + key).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(scope));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
