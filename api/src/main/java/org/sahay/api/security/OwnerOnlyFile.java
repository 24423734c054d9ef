package org.sahay.api.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A secret of the local platform, kept beside its other state for its owner's eyes only. */
final class OwnerOnlyFile {
    private OwnerOnlyFile() {}

    /** Reads the file in the folder, or makes it; two processes at once end up with the same one. */
    static byte[] readOrMake(Path folder, String name, Supplier<byte[]> content) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                make(folder, file, content.get());
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be kept in sahay.state-dir", unreadable);
        }
    }

    private static void make(Path folder, Path file, byte[] content) throws IOException {
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path whole = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly);
        try {
            Files.write(whole, content);
            Files.createLink(file, whole); // Atomic, and fails when another process was first.
        } catch (FileAlreadyExistsException otherWasFirst) {
            // Its secret is as good as ours.
        } finally {
            Files.delete(whole);
        }
    }
}
