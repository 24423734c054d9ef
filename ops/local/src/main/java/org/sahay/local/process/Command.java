package org.sahay.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A program that runs to its end; its output goes line by line to a log file and to who watches. */
public record Command(String what, List<String> line, Map<String, String> environment, Path log) {
    public Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }

    /** Fails with what the program said last when it ends with anything but 0. */
    public void run(Consumer<String> watcher) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var builder = new ProcessBuilder(line).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            var last = copy(process, watcher);
            if (process.waitFor() != 0) {
                throw new LocalFailure("%s failed: %s. All it said is in %s.".formatted(what, last, log));
            }
        } catch (IOException e) {
            throw new LocalFailure("%s could not be run: %s.".formatted(what, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("%s was interrupted; run the command again.".formatted(what), e);
        }
    }

    private String copy(Process process, Consumer<String> watcher) throws IOException {
        var last = "no reason given";
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var out = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var text = in.readLine(); text != null; text = in.readLine()) {
                out.write(text);
                out.newLine();
                if (!text.isBlank()) {
                    last = text.strip();
                    watcher.accept(last);
                }
            }
        }
        return last;
    }
}
