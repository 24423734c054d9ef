package org.sahay.faults.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sahay.faults.load.Answer;

/** The devices' own account: every event before it is sent, and every answer when it came, forced to the disk. */
final class SyncJournal implements AutoCloseable {
    private final FileChannel file;
    private final Map<UUID, DeviceEvent> events = new LinkedHashMap<>();
    private final Map<UUID, List<String>> acks = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();

    private SyncJournal(FileChannel file) {
        this.file = file;
    }

    static SyncJournal in(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new SyncJournal(FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One event and all answers it ever got.
     *
     * @param acks to the byte, in the order they came; empty when none did
     */
    record Entry(UUID citizen, UUID id, boolean poison, List<String> acks) {
        Entry {
            acks = List.copyOf(acks);
        }
    }

    synchronized void sending(List<DeviceEvent> batch) {
        var lines = new StringBuilder();
        for (DeviceEvent event : batch) {
            if (events.put(event.id(), event) == null) {
                acks.put(event.id(), new ArrayList<>());
                lines.append("sent ")
                        .append(event.citizen())
                        .append(' ')
                        .append(event.id())
                        .append('\n');
            }
        }
        write(lines);
    }

    /** @throws AssertionError when there is not one answer for each event, in their order */
    synchronized void answered(List<DeviceEvent> batch, Answer answer) {
        List<String> answers = RawAcks.in(answer.body());
        if (answers.size() != batch.size()) {
            throw new AssertionError("%d events have %d answers".formatted(batch.size(), answers.size()));
        }
        var lines = new StringBuilder();
        for (int i = 0; i < batch.size(); i++) {
            String ack = answers.get(i);
            UUID id = batch.get(i).id();
            if (!ack.contains("\"id\":\"" + id + "\"")) {
                throw new AssertionError("The answer to " + id + " is " + ack);
            }
            acks.computeIfAbsent(id, _ -> new ArrayList<>()).add(ack);
            lines.append("acked ").append(ack).append('\n');
        }
        write(lines);
    }

    /** A batch was refused as a whole, as none should be. */
    synchronized void refused(Answer answer) {
        refusals.add(answer.toString());
        write(new StringBuilder("refused ").append(answer).append('\n'));
    }

    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    synchronized List<Entry> entries() {
        return events.values().stream()
                .map(event -> new Entry(
                        event.citizen(), event.id(), event.poison(), acks.getOrDefault(event.id(), List.of())))
                .toList();
    }

    private void write(StringBuilder lines) {
        try {
            file.write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8)));
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
