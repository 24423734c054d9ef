package org.sahay.local.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets one command at a time work in a folder; the operating system ends it with the process, however that ends. */
public final class FolderLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Taken in this JVM: the system knows processes alone, and a second channel closed would end the first one's lock. */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** The lock on a file, which is made and stays; empty while somebody else has it. */
    public static Optional<FolderLock> tryTake(Path lockFile) {
        var file = lockFile.toAbsolutePath().normalize();
        if (!TAKEN.add(file)) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(file.getParent());
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return Optional.of(new FolderLock(file, channel));
            }
            channel.close();
        } catch (IOException e) {
            TAKEN.remove(file);
            throw new LocalFailure("%s cannot be locked: %s; check the disk.".formatted(file, e.getMessage()), e);
        }
        TAKEN.remove(file);
        return Optional.empty();
    }

    /** The lock, waited for while another command has it. */
    public static FolderLock take(Path file, Progress progress) {
        return tryTake(file)
                .orElseGet(() -> progress.during(
                        "Waiting for another ./sahay command that works in " + file.getParent(), _ -> awaited(file)));
    }

    private static FolderLock awaited(Path file) {
        var taken = new AtomicReference<@Nullable FolderLock>();
        Await.until(PATIENCE, () -> {
            tryTake(file).ifPresent(taken::set);
            return taken.get() != null;
        });
        var lock = taken.get();
        if (lock == null) {
            throw new LocalFailure("Another ./sahay command has worked in %s for %d minutes; end it and run this again."
                    .formatted(file.getParent(), PATIENCE.toMinutes()));
        }
        return lock;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be unlocked: %s; check the disk.".formatted(file, e.getMessage()), e);
        } finally {
            TAKEN.remove(file);
        }
    }
}
