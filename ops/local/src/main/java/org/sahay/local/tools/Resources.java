package org.sahay.local.tools;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that the servers need on disk, carried in this jar. */
public final class Resources {
    private Resources() {}

    /** Writes the resource over the target and returns the target. */
    public static Path copy(String name, Path target) throws IOException {
        try (var in = Resources.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            return target;
        }
    }
}
