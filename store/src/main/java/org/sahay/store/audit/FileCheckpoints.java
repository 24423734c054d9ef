package org.sahay.store.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.stream.Stream;

/**
 * Checkpoints in a folder: a file for each partition, a line of JSON for each checkpoint. A line that cannot be read, as after
 * a power cut, is passed over: that a checkpoint is missing is for the verifier to notice.
 */
public final class FileCheckpoints implements Checkpoints {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".jsonl";
    private static final int TAIL = 4096; // more than the two longest lines

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

    @Override
    public List<Checkpoint> all() {
        return files().stream().flatMap(file -> readable(content(file, 0))).toList();
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
            return readable(content(file, Math.max(0, Files.size(file) - TAIL))).reduce((_, last) -> last);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit checkpoints in " + file + " cannot be read", e);
        }
    }

    private static Stream<Checkpoint> readable(String lines) {
        return lines.lines().map(FileCheckpoints::parse).flatMap(Optional::stream);
    }

    private static Optional<Checkpoint> parse(String line) {
        try {
            return Optional.ofNullable(JSON.readValue(line, Checkpoint.class)).filter(Checkpoint::isWhole);
        } catch (JsonProcessingException e) {
            return Optional.empty();
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
