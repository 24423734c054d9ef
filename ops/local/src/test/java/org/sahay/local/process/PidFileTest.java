package org.sahay.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    Path folder;

    @Test
    void theProcessThatWasWrittenIsAdopted() {
        var file = new PidFile(folder.resolve("server.pid"));
        file.write(ProcessHandle.current());
        assertThat(file.alive()).contains(ProcessHandle.current());
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedWithWhatToDo() throws IOException {
        var noFolder = Files.writeString(folder.resolve("run"), "");
        assertThatThrownBy(() -> new PidFile(noFolder.resolve("server.pid")).write(ProcessHandle.current()))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("server.pid")
                .hasMessageContaining("./sahay down");
    }

    @Test
    void aRecycledPidIsNotOurs() throws IOException {
        Files.writeString(folder.resolve("server.pid"), ProcessHandle.current().pid() + "\nanother start\n");
        assertThat(new PidFile(folder.resolve("server.pid")).alive()).isEmpty();
    }

    @Test
    void aFileThatIsMissingEmptyOrBrokenMeansThatNothingRuns() throws IOException {
        var file = new PidFile(folder.resolve("server.pid"));
        assertThat(file.alive()).isEmpty();
        for (var content : new String[] {"", "12", "no number\nx\n"}) {
            Files.writeString(file.file(), content);
            assertThat(file.alive()).isEmpty();
        }
    }
}
