package org.sahay.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.local.process.Await;
import org.sahay.local.process.Daemon;
import org.sahay.local.process.FolderLock;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Progress;

/** What needs no server. */
class LocalPlatformTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void oneCommandAtATimeStartsStopsOrDeletes() throws InterruptedException {
        List<Consumer<LocalPlatform>> commands =
                List.of(platform -> platform.start(Set.of()), LocalPlatform::stop, LocalPlatform::wipe);
        for (var command : commands) {
            var told = new Steps();
            var platform = LocalPlatform.of(LocalSettings.in(folder, folder), told);
            Thread second;
            try (var _ = FolderLock.take(folder.resolve("platform.lock"), Progress.silent())) {
                second = Thread.ofVirtual().start(() -> command.accept(platform));
                assertThat(Await.until(SOON, () -> !told.steps.isEmpty())).isTrue();
                assertThat(told.steps.peek()).startsWith("Waiting for another ./sahay command");
                assertThat(second.isAlive()).isTrue();
            }
            assertThat(second.join(SOON)).isTrue();
        }
    }

    @Test
    void whatRunsIsNotDeletedUnderneath() throws IOException {
        Files.writeString(folder.resolve("data"), "of people");
        var server = new Daemon(folder.resolve("run"), Service.KAFKA.key());
        server.start(List.of("sleep", "600"), Map.of());
        try {
            var platform = LocalPlatform.of(LocalSettings.in(folder, folder), Progress.silent());
            assertThatThrownBy(platform::wipe)
                    .isInstanceOf(LocalFailure.class)
                    .hasMessageContaining("nothing was deleted");
            assertThat(folder.resolve("data")).exists();
        } finally {
            server.kill();
        }
    }

    @Test
    void deletingLeavesTheSettingsAndTheLocks() throws IOException {
        Files.writeString(folder.resolve("data"), "of people");
        Files.writeString(folder.resolve("demo.lock"), "");
        var settings = LocalSettings.in(folder, folder).moveTo(25_000);
        LocalPlatform.of(settings, Progress.silent()).wipe();
        assertThat(folder).isDirectoryNotContaining("glob:**/data");
        assertThat(folder).isDirectoryContaining("glob:**/local.properties");
        assertThat(folder).isDirectoryContaining("glob:**/demo.lock");
        assertThat(folder).isDirectoryContaining("glob:**/platform.lock");
    }

    private static final class Steps implements Progress {
        private final Queue<String> steps = new ConcurrentLinkedQueue<>();

        @Override
        public <T> T during(String what, Function<Consumer<String>, T> task) {
            steps.add(what);
            return task.apply(_ -> {});
        }

        @Override
        public void say(String line) {}
    }
}
