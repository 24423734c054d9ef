package org.sahay.api.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that signs and checks the local platform's tokens, kept beside its other state for its owner's eyes only. */
final class TokenKey {
    private static final int BYTES = 32;

    private TokenKey() {}

    /** Reads {@code token-key} in the folder, or makes it; two processes at once end up with the same one. */
    static SecretKey in(Path stateFolder) {
        Path file = stateFolder.resolve("token-key");
        try {
            Files.createDirectories(stateFolder);
            if (!Files.exists(file)) {
                make(stateFolder, file);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != BYTES) {
                throw new IllegalStateException(
                        "The key of local tokens in sahay.state-dir is damaged; delete token-key there and ask for new tokens");
            }
            return new SecretKeySpec(key, "HmacSHA256");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The key of local tokens cannot be kept in sahay.state-dir", unreadable);
        }
    }

    private static void make(Path folder, Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path whole = Files.createTempFile(folder, "token-key", ".new", ownerOnly);
        Files.write(whole, key);
        try {
            Files.createLink(file, whole); // Atomic, and fails when another process was first.
        } catch (FileAlreadyExistsException otherWasFirst) {
            // Its key is as good as ours.
        } finally {
            Files.delete(whole);
        }
    }
}
