package org.sahay.faults.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The client's own account: every filing before it is sent, and every answer when it came, forced to the disk. What a
 * server says later is held against it.
 */
public final class Journal implements AutoCloseable {
    private final FileChannel file;
    private final Map<Filing, List<Answer>> answers = new LinkedHashMap<>();

    private Journal(FileChannel file) {
        this.file = file;
    }

    public static Journal in(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new Journal(FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One filing and all answers it ever got.
     *
     * @param answers in the order they came; empty when none did
     */
    public record Entry(Filing filing, List<Answer> answers) {
        public Entry {
            answers = List.copyOf(answers);
        }

        /** The complaint this filing was promised; null when no answer accepted it. */
        public @Nullable UUID acknowledged() {
            return answers.stream()
                    .filter(Answer::accepted)
                    .map(Answer::id)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Sends a filing once and writes both down; null when no answer came. */
    public @Nullable Answer file(ComplaintClient client, Filing filing) {
        sending(filing);
        try {
            var answer = client.file(filing);
            answered(filing, answer);
            return answer;
        } catch (IOException unknownOutcome) {
            return null;
        }
    }

    synchronized void sending(Filing filing) {
        answers.computeIfAbsent(filing, _ -> new ArrayList<>());
        write("%s sent %s %s".formatted(Instant.now(), filing.citizen(), filing.key()));
    }

    synchronized void answered(Filing filing, Answer answer) {
        answers.computeIfAbsent(filing, _ -> new ArrayList<>()).add(answer);
        write("%s answered %s %s".formatted(Instant.now(), filing.key(), answer));
    }

    public synchronized List<Entry> entries() {
        return answers.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void write(String line) {
        try {
            file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
