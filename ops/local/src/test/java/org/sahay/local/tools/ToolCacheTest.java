package org.sahay.local.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;

class ToolCacheTest {
    private static final List<String> FILES = List.of("program");

    @TempDir
    Path folder;

    @Test
    void aToolIsMadeOnce() {
        var made = new AtomicInteger();
        for (var _ : List.of(1, 2)) {
            cache().ensure("tool-1", FILES, "Making", Progress.silent(), (draft, _) -> {
                Files.writeString(draft.resolve("program"), "x");
                made.incrementAndGet();
            });
        }
        assertThat(made).hasValue(1);
        assertThat(folder.resolve("tool-1/program")).exists();
    }

    @Test
    void aToolThatCouldNotBeMadeIsNotThere() {
        assertThatThrownBy(() -> cache().ensure("tool-1", FILES, "Making", Progress.silent(), (draft, _) -> {
                    Files.writeString(draft.resolve("program"), "half");
                    throw new IOException("disk full");
                }))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("disk full");
        assertThat(folder.resolve("tool-1")).doesNotExist();
    }

    private ToolCache cache() {
        return new ToolCache(folder);
    }
}
