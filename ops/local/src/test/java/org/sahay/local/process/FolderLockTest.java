package org.sahay.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    Path folder;

    @Test
    void oneHasItAtATime() {
        var file = folder.resolve("new/platform.lock");
        try (var _ = FolderLock.take(file, Progress.silent())) {
            assertThat(FolderLock.tryTake(file)).isEmpty();
            assertThat(FolderLock.tryTake(folder.resolve("new/../new/platform.lock")))
                    .isEmpty();
        }
        try (var again = FolderLock.tryTake(file).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void itEndsWithTheProcessThatHadIt() throws IOException {
        var file = folder.resolve("platform.lock");
        var holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = holder.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("taken");
            assertThat(FolderLock.tryTake(file)).isEmpty();
            assertThat(FolderLock.tryTake(file)).as("asking has not ended it").isEmpty();
        } finally {
            holder.destroyForcibly();
        }
        FolderLock.take(file, Progress.silent()).close();
    }

    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws InterruptedException {
            try (var _ = FolderLock.take(Path.of(args[0]), Progress.silent())) {
                System.out.println("taken");
                new java.util.concurrent.CountDownLatch(1).await();
            }
        }
    }
}
