package org.sahay.store.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the logs of a month that is over aside, and deletes files whose time is over: those to which nothing was written for so
 * long. Says by default only what it would delete. A file goes as a whole, so its first line is a month older than its last.
 */
final class LogRetention {
    private static final Logger LOG = LoggerFactory.getLogger(LogRetention.class);

    private final List<Path> folders;
    private final Clock clock;
    private final Duration keep;
    private final boolean dryRun;

    LogRetention(List<Path> folders, Clock clock, Duration keep, boolean dryRun) {
        this.folders = List.copyOf(folders);
        this.clock = clock;
        this.keep = keep;
        this.dryRun = dryRun;
    }

    /** Returns 0: all is done at once. */
    int retire() {
        try {
            Instant limit = clock.instant().minus(keep);
            var over = new ArrayList<Path>();
            for (Path folder : folders) {
                if (!dryRun) {
                    putAside(folder);
                }
                LogFile.in(folder).stream()
                        .filter(file -> file.writtenLast().isBefore(limit))
                        .map(LogFile::path)
                        .forEach(over::add);
            }
            delete(over, limit);
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("The logs in " + folders + " cannot be looked after", e);
        }
    }

    private void putAside(Path folder) throws IOException {
        YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        Instant begin = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        for (LogFile file : LogFile.in(folder)) {
            Path target = file.aside(month.minusMonths(1));
            if (!file.isAside()
                    && file.writtenFrom().isBefore(begin)
                    && Files.size(file.path()) > 0
                    && Files.notExists(target)) {
                file.putAside(target);
            }
        }
    }

    private void delete(List<Path> over, Instant limit) throws IOException {
        if (over.isEmpty()) {
            return;
        }
        if (dryRun) {
            LOG.info(
                    "The time of {} log files, last written before {}, is over; sahay.logs.retention.dry-run=false"
                            + " deletes them: {}",
                    over.size(),
                    limit,
                    over);
            return;
        }
        for (Path file : over) {
            Files.deleteIfExists(file);
        }
        LOG.info("{} log files, last written before {}, are deleted: their time was over", over.size(), limit);
    }
}
