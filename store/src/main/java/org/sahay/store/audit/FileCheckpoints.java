package org.sahay.store.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Checkpoints in a folder: a file for each partition, a line of JSON for each checkpoint. A line that cannot be read, as after
 * a power cut, is passed over: that a checkpoint is missing is for the verifier to notice.
 */
public final class FileCheckpoints implements Checkpoints {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".jsonl";
    private static final long TAIL = 4096; // more than the two longest lines
    private static final int LONGER = 16;

    private final Path folder;

    public FileCheckpoints(Path folder) {
        this.folder = folder;
    }

    @Override
    public void append(Checkpoint checkpoint) {
        if (!checkpoint.partition().matches("\\d{4}-\\d{2}")) {
            throw new IllegalArgumentException("No partition is called " + checkpoint.partition());
        }
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(checkpoint.partition() + SUFFIX);
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                String line = JSON.writeValueAsString(checkpoint) + "\n";
                channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The audit checkpoint cannot be written to " + folder, e);
        }
    }

    @Override
    public Optional<Checkpoint> newest() {
        return files().reversed().stream()
                .map(FileCheckpoints::lastOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What is appended later is not read: whoever compares looks at the database as it is after this. */
    @Override
    public Stream<Note> all() {
        List<Extent> now = files().stream().map(Extent::now).toList();
        return now.stream().flatMap(Extent::notes);
    }

    @Override
    public String place() {
        return folder.toString();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The audit checkpoints in " + folder + " cannot be read", e);
        }
    }

    private static Optional<Checkpoint> lastOf(Path file) {
        try {
            long size = Files.size(file);
            long tail = Math.min(TAIL, size);
            Optional<Checkpoint> last = lastBehind(file, size - tail);
            while (last.isEmpty() && tail < size) {
                tail = Math.min(tail * LONGER, size);
                last = lastBehind(file, size - tail);
            }
            return last;
        } catch (IOException e) {
            throw new UncheckedIOException("The audit checkpoints in " + file + " cannot be read", e);
        }
    }

    private static Optional<Checkpoint> lastBehind(Path file, long from) {
        return readable(content(file, from).lines()).reduce((_, last) -> last);
    }

    private static Stream<Checkpoint> readable(Stream<String> lines) {
        return lines.map(FileCheckpoints::parse).flatMap(Optional::stream);
    }

    private static Optional<Checkpoint> parse(String line) {
        try {
            return Optional.ofNullable(JSON.readValue(line, Checkpoint.class)).filter(Checkpoint::isWhole);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** A file as long as it was: what begins behind that was appended since. */
    private record Extent(Path file, long size) {
        static Extent now(Path file) {
            try {
                return new Extent(file, Files.size(file));
            } catch (IOException e) {
                throw new UncheckedIOException("The audit checkpoints in " + file + " cannot be read", e);
            }
        }

        /** Line by line, since there may be a million of them. Notes are ASCII; in this encoding a character is a byte of any file. */
        Stream<Note> notes() {
            try {
                var reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
                var begins = new AtomicLong();
                Stream<String> lines = reader.lines().takeWhile(line -> begins.getAndAdd(line.length() + 1L) < size);
                return readable(lines).map(Note::of).onClose(() -> close(reader));
            } catch (IOException e) {
                throw new UncheckedIOException("The audit checkpoints in " + file + " cannot be read", e);
            }
        }

        private static void close(BufferedReader reader) {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String content(Path file, long from) {
        try (var channel = FileChannel.open(file)) {
            var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - from));
            channel.position(from);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until all is read
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit checkpoints in " + file + " cannot be read", e);
        }
    }
}
