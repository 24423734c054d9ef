package org.sahay.bench.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;

class HapiBuildTest {
    private static final Instant BUILT = Instant.parse("2026-11-28T05:40:12Z");

    @TempDir
    private Path folder;

    @BeforeEach
    void sourcesAreOlder() throws IOException {
        write("pom.xml", BUILT.minusSeconds(60));
        write("src/main/java/A.java", BUILT.minusSeconds(60));
    }

    @Test
    void whatWasNeverBuiltIsNotFreshAndWhatWasIs() throws IOException {
        assertThat(new HapiBuild(folder).isFresh()).isFalse();
        write("target/hapi.built", BUILT);
        assertThat(new HapiBuild(folder).isFresh()).isTrue();
    }

    @Test
    void aSourceOrAPomThatIsNewerIsBuiltAnew() throws IOException {
        write("target/hapi.built", BUILT);
        write("src/main/java/A.java", BUILT.plusSeconds(1));
        assertThat(new HapiBuild(folder).isFresh()).isFalse();
        write("src/main/java/A.java", BUILT.minusSeconds(1));
        write("pom.xml", BUILT.plusSeconds(1));
        assertThat(new HapiBuild(folder).isFresh()).isFalse();
    }

    @Test
    void aBuildThatFailsSaysWhyTheWayOutAndWhereTheRestIs() {
        assertThatThrownBy(() -> new HapiBuild(folder).classPath(Progress.silent()))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("could not be built")
                .hasMessageContaining("pom.xml")
                .hasMessageContaining("network")
                .hasMessageContaining("target/build.log");
        assertThat(new HapiBuild(folder).isFresh()).isFalse();
    }

    private void write(String name, Instant modified) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
