package org.sahay.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** The control probe: how often a second the disk makes 8 KiB durable just now, which bounds everything that commits. */
public final class FsyncProbe {
    private static final int PAGE = 8192;
    private static final Duration TIME = Duration.ofMillis(300);

    private final Path folder;

    /** @param folder on the disk of the database */
    public FsyncProbe(Path folder) {
        this.folder = folder;
    }

    public double perSecond() {
        var file = folder.resolve("fsync.probe");
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            var page = ByteBuffer.allocateDirect(PAGE);
            var begin = System.nanoTime();
            long count = 0;
            while (System.nanoTime() - begin < TIME.toNanos()) {
                channel.write(page.clear(), 0);
                channel.force(false);
                count++;
            }
            return count * 1e9 / (System.nanoTime() - begin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
