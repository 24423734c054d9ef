package org.sahay.store.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRetentionTest {
    private static final Duration KEEP = Duration.ofDays(180);

    @TempDir
    private Path folder;

    private final Clock nextMonth = Clock.offset(Clock.systemUTC(), Duration.ofDays(31));

    @BeforeEach
    void logsOfThreeAges() throws IOException {
        write("kafka.2026-01.log", 200);
        write("kafka.2026-03.log", 179);
        write("temporal-schema.log", 300);
        write("application.log", 0);
        write("application.pid", 300);
        Files.createDirectories(folder.resolve("api"));
        Files.createSymbolicLink(folder.resolve("link.2020-01.log"), folder.resolve("application.pid"));
    }

    @Test
    void aDryRunDeletesAndPutsAsideNothing() throws IOException {
        List<String> before = names();
        new LogRetention(List.of(folder), nextMonth, KEEP, true).retire();
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void whatWasLastWrittenLongAgoGoesAndNothingElse() throws IOException {
        assertThat(new LogRetention(List.of(folder), Clock.systemUTC(), KEEP, false).retire())
                .isZero();
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "kafka.2026-03.log", "application.log", "application.pid", "api", "link.2020-01.log");
    }

    @Test
    void aMonthThatIsOverIsPutAsideOnceWhileItsProcessWritesOn() throws IOException {
        Path log = folder.resolve("application.log");
        String aside = "application." + month() + ".log";
        try (var process = Files.newBufferedWriter(log, StandardOpenOption.APPEND)) {
            process.write("of the former month\n");
            process.flush();
            var retention = new LogRetention(List.of(folder), nextMonth, KEEP, false);
            retention.retire();
            process.write("of this month\n");
            process.flush();
            retention.retire();
        }
        assertThat(folder.resolve(aside)).hasContent("a line\nof the former month\n");
        assertThat(log).hasContent("of this month\n");
    }

    @Test
    void aFolderThatIsNotThereHasNoLogs() {
        var retention = new LogRetention(List.of(folder.resolve("none")), Clock.systemUTC(), KEEP, false);
        assertThat(retention.retire()).isZero();
    }

    @Test
    void lessThan180DaysIsNoRetention() {
        assertThatThrownBy(() -> new LogProperties.Retention(Duration.ofDays(179), true))
                .hasMessageContaining("sahay.logs.retention.keep");
    }

    private String month() {
        return YearMonth.from(nextMonth.instant().atOffset(ZoneOffset.UTC))
                .minusMonths(1)
                .toString();
    }

    private void write(String name, int daysAgo) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "a line\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(daysAgo))));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
