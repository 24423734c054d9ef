package org.sahay.bench.plain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/** A file in the state folder that tells the application which of two ways to go while it runs. */
public record Flag(Path file) {
    /** One of the application that runs in this environment. */
    static Flag of(Environment environment, String name) {
        return new Flag(Path.of(environment.getRequiredProperty("sahay.state-dir"), name));
    }

    boolean isSet() {
        return Files.exists(file);
    }

    public void set(boolean there) {
        try {
            Files.deleteIfExists(file);
            if (there) {
                Files.createFile(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
