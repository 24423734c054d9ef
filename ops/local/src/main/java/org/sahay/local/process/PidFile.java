package org.sahay.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Two lines: the pid and what identifies the process that had it, so that a recycled pid is never taken for ours. */
record PidFile(Path file) {

    void write(ProcessHandle process) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, process.pid() + "\n" + ProcessIdentity.of(process) + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw cannotBe("written", e);
        }
    }

    /** The process that was written, if it still runs. */
    Optional<ProcessHandle> alive() {
        try {
            var lines = Files.readAllLines(file);
            if (lines.size() < 2) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(lines.getFirst()))
                    .filter(ProcessIdentity::runs)
                    .filter(process -> ProcessIdentity.of(process).equals(lines.get(1)));
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw cannotBe("deleted", e);
        }
    }

    private LocalFailure cannotBe(String done, IOException e) {
        return new LocalFailure(
                "%s cannot be %s: %s; check the disk, then './sahay down' and run the command again."
                        .formatted(file, done, e.getMessage()),
                e);
    }
}
