package org.sahay.local.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One process that lives on when the command line ends or is interrupted: it has a session of its own, a log file
 * and a pid file in the given folder. The pid file, not this object, is the truth: any later command finds the process.
 */
public final class Daemon {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);
    private static final int TAIL_BYTES = 1 << 16;
    private static final long LOG_BYTES = 16L << 20;
    private static final DateTimeFormatter PUT_ASIDE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmssSSS");
    private static final List<String> NEW_SESSION = Programs.find("setsid").isPresent()
            ? List.of("setsid")
            : List.of("perl", "-MPOSIX", "-e", "setsid(); exec @ARGV");

    private final Path folder;
    private final String name;
    private final PidFile pidFile;

    public Daemon(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        this.pidFile = new PidFile(folder.resolve(name + ".pid"));
    }

    public Path log() {
        return folder.resolve(name + ".log");
    }

    /** The running process, whoever started it. */
    public Optional<ProcessHandle> alive() {
        return pidFile.alive();
    }

    /** Starts the process; its output is appended to the log. */
    public ProcessHandle start(List<String> command, Map<String, String> environment) {
        try {
            Files.createDirectories(folder);
            keepLogSmall();
            var builder = new ProcessBuilder(detached(command))
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start().toHandle();
            try {
                pidFile.write(process);
            } catch (LocalFailure nobodyWouldFindIt) {
                process.destroyForcibly();
                throw nobodyWouldFindIt;
            }
            return process;
        } catch (IOException e) {
            throw new LocalFailure("%s could not be started: %s.".formatted(name, e.getMessage()), e);
        }
    }

    /** Asks the process to end with the signal (as in {@code kill -INT}) and makes it end when the time is over. */
    public void stop(String signal, Duration grace) {
        pidFile.alive().ifPresent(process -> {
            send(process, signal);
            if (!Await.until(grace, () -> !ProcessIdentity.runs(process))) {
                kill();
            }
        });
        pidFile.delete();
    }

    /** Ends the process and its children at once, as a power cut would. */
    public void kill() {
        pidFile.alive().ifPresent(process -> {
            var family = new ArrayList<>(process.descendants().toList());
            family.addFirst(process);
            family.forEach(ProcessHandle::destroyForcibly);
            if (!Await.until(AFTER_KILL, () -> family.stream().noneMatch(ProcessIdentity::runs))) {
                throw new LocalFailure("%s (pid %d) does not end; end it by hand.".formatted(name, process.pid()));
            }
        });
        pidFile.delete();
    }

    /** The end of the log; empty when there is none. */
    public String tail() {
        try (var file = FileChannel.open(log())) {
            var tail = ByteBuffer.allocate(TAIL_BYTES);
            file.read(tail, Math.max(0, file.size() - TAIL_BYTES));
            return StandardCharsets.UTF_8.decode(tail.flip()).toString();
        } catch (IOException none) {
            return "";
        }
    }

    /** The last line of the log that is no part of a stack trace; empty when there is none. */
    public String lastWords() {
        return tail().lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .reduce("", (_, last) -> last);
    }

    /** Puts a large log aside under the time until which it goes; how long it is kept is up to the retention of logs. */
    private void keepLogSmall() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_BYTES) {
            var last = Files.getLastModifiedTime(log()).toInstant().atOffset(ZoneOffset.UTC);
            Files.move(log(), folder.resolve(name + "." + PUT_ASIDE.format(last) + ".log"));
        }
    }

    private static List<String> detached(List<String> command) {
        var whole = new ArrayList<>(NEW_SESSION);
        whole.addAll(command);
        return whole;
    }

    private static void send(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }
}
