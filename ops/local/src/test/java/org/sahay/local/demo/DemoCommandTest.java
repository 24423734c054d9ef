package org.sahay.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.process.Daemon;
import org.sahay.local.process.LocalFailure;

class DemoCommandTest {
    @TempDir
    Path state;

    @Test
    void oneDemoAtATimeRunsInAStateFolder() {
        var settings = LocalSettings.ephemeral(state);
        try (var _ = DemoCommand.lock(settings)) {
            assertThatThrownBy(() -> DemoCommand.lock(settings))
                    .isInstanceOf(LocalFailure.class)
                    .hasMessageContaining(state.toString())
                    .hasMessageContaining("Ctrl-C")
                    .hasMessageContaining("SAHAY_STATE");
        }
        DemoCommand.lock(settings).close();
    }

    @Test
    void whatAKilledDemoLeftIsEndedBeforeItsFilesAreDeleted() throws IOException {
        var left = new Daemon(state.resolve("run"), "kafka").start(List.of("sleep", "600"), Map.of());
        Files.writeString(state.resolve("data"), "of the last demo");
        try {
            DemoCommand.clear(LocalSettings.ephemeral(state));
            assertThat(new Daemon(state.resolve("run"), "kafka").alive()).isEmpty();
            assertThat(left.isAlive()).isFalse();
            assertThat(state.resolve("data")).doesNotExist();
        } finally {
            left.destroyForcibly();
        }
    }
}
