package org.sahay.store.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Objects as files below a folder. Nothing here keeps anybody from deleting them: the folder's own machine has to. */
public final class FolderStorage implements ObjectStorage {
    private static final String UNFINISHED = ".unfinished-";

    private final Path folder;

    public FolderStorage(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void put(ObjectKey key, StoredObject object) {
        Path target = folder.resolve(key.text());
        try {
            Path parent = Files.createDirectories(target.resolveSibling(""));
            Path unfinished = parent.resolve(UNFINISHED + UUID.randomUUID());
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(object.bytes());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            publish(unfinished, target);
        } catch (IOException e) {
            throw new ObjectStorageException("The object " + key + " cannot be kept in " + folder, e);
        }
    }

    /** A link, unlike a move, never takes the place of what is there. */
    private static void publish(Path unfinished, Path target) throws IOException {
        try {
            Files.createLink(target, unfinished);
        } catch (FileAlreadyExistsException same) {
            // Keys name their content, so this is the same once more.
        } finally {
            Files.delete(unfinished);
        }
    }

    @Override
    public Optional<byte[]> get(ObjectKey key) {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(key.text())));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ObjectStorageException("The object " + key + " in " + folder + " cannot be read", e);
        }
    }

    @Override
    public List<ObjectKey> keys(String prefix, @Nullable ObjectKey after) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.startsWith(prefix) && ObjectKey.isOne(name))
                    .map(ObjectKey::new)
                    .filter(key -> after == null || key.compareTo(after) > 0)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ObjectStorageException("The objects in " + folder + " cannot be listed", e);
        }
    }

    @Override
    public String place() {
        return folder.toString();
    }
}
