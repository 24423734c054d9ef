package org.sahay.store.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of a log: {@code name.log} is being written to, {@code name.2026-10.log} was put aside and is not.
 *
 * @param path where it is
 * @param writtenFrom since when, at the earliest
 * @param writtenLast when the last was written
 */
record LogFile(Path path, Instant writtenFrom, Instant writtenLast) {
    private static final String SUFFIX = ".log";
    private static final Pattern ASIDE = Pattern.compile(".*\\.\\d{4}-\\d{2}[^.]*\\.log");
    private static final int CHUNK = 1 << 20;

    /** Those of a folder; not of the folders in it, and nothing that is a link. */
    static List<LogFile> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
            var found = new java.util.ArrayList<LogFile>();
            for (Path log : logs) {
                var attributes = Files.readAttributes(log, BasicFileAttributes.class);
                found.add(new LogFile(
                        log,
                        attributes.creationTime().toInstant(),
                        attributes.lastModifiedTime().toInstant()));
            }
            return List.copyOf(found);
        }
    }

    /** Whether nothing is written to it any more. */
    boolean isAside() {
        return ASIDE.matcher(path.getFileName().toString()).matches();
    }

    /** Where it is put aside what was written up to a month. */
    Path aside(YearMonth month) {
        String name = path.getFileName().toString();
        return path.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + "." + month + SUFFIX);
    }

    /**
     * Puts aside what was written so far. Its process goes on writing to the same file, at its end; what it writes between the
     * last look and the cut, some microseconds, is lost.
     */
    void putAside(Path target) throws IOException {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try (var from = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var to = FileChannel.open(
                        partial,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            var chunk = ByteBuffer.allocate(CHUNK);
            while (from.read(chunk.clear()) > 0) {
                chunk.flip();
                while (chunk.hasRemaining()) {
                    to.write(chunk);
                }
            }
            from.truncate(0);
            to.force(true);
        }
        Files.move(partial, target);
    }
}
