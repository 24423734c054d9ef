package org.sahay.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
    private static final List<String> LONG = List.of("sleep", "600");

    private static final Instant LONG_AGO = Instant.parse("2026-03-04T05:06:07Z");

    @TempDir
    Path folder;

    @AfterEach
    void endWhatWasStarted() {
        new Daemon(folder, "server").kill();
    }

    @Test
    void aLaterCommandFindsWhatAnEarlierStarted() {
        var started = new Daemon(folder, "server").start(LONG, Map.of());
        assertThat(new Daemon(folder, "server").alive()).contains(started);
    }

    @Test
    void stoppingEndsItByTheSignal() {
        var started = new Daemon(folder, "server").start(LONG, Map.of());
        new Daemon(folder, "server").stop("TERM", Duration.ofSeconds(5));
        assertThat(ProcessIdentity.runs(started)).isFalse();
        assertThat(new Daemon(folder, "server").alive()).isEmpty();
    }

    @Test
    void whatIgnoresTheSignalIsKilledAfterTheGrace() {
        var daemon = new Daemon(folder, "server");
        var started = daemon.start(List.of("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done"), Map.of());
        assertThat(Await.until(Duration.ofSeconds(5), () -> daemon.lastWords().equals("deaf")))
                .isTrue();
        daemon.stop("TERM", Duration.ofMillis(200));
        assertThat(ProcessIdentity.runs(started)).isFalse();
    }

    @Test
    void aLargeLogIsPutAsideAndNoneOfThemIsLost() throws IOException {
        var daemon = new Daemon(folder, "server");
        for (String letter : List.of("a", "b")) {
            Files.writeString(daemon.log(), letter.repeat((16 << 20) + 1));
            Files.setLastModifiedTime(
                    daemon.log(), FileTime.from(letter.equals("a") ? LONG_AGO : LONG_AGO.plusSeconds(1)));
            daemon.start(LONG, Map.of());
            daemon.kill();
        }
        assertThat(folder.resolve("server.2026-03-04T050607000.log")).isNotEmptyFile();
        assertThat(folder.resolve("server.2026-03-04T050608000.log")).isNotEmptyFile();
    }

    @Test
    void theLogKeepsWhatItSaidLast() {
        var daemon = new Daemon(folder, "server");
        daemon.start(List.of("sh", "-c", "echo first; echo second >&2"), Map.of());
        assertThat(Await.until(Duration.ofSeconds(5), () -> daemon.lastWords().equals("second")))
                .isTrue();
    }
}
