package org.sahay.bench.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sahay.local.platform.Service;
import org.sahay.local.process.LocalFailure;
import org.sahay.local.process.Programs;

/**
 * One core for all that serves and another for the load generator, so that neither takes the other's time.
 *
 * @param server number of the one
 * @param generator number of the other
 */
public record Cores(int server, int generator) {
    private static final String ALLOWED = "Cpus_allowed_list:";

    /** @throws LocalFailure without {@code taskset}, and where this process may use one core alone */
    public static Cores two() {
        if (Programs.find("taskset").isEmpty()) {
            throw new LocalFailure("taskset is missing, which binds a process to a core: install util-linux.");
        }
        var allowed = numbers(allowed());
        if (allowed.size() < 2) {
            throw new LocalFailure(
                    "This benchmark needs two cores, one for the server and one for the load; here is one alone.");
        }
        return new Cores(allowed.getFirst(), allowed.get(1));
    }

    /** Starts the application on the server's core, puts the servers there too, and the load on the other. */
    public void divide(Lab lab, Runnable startingApplication) {
        bind(ProcessHandle.current(), server);
        startingApplication.run(); // What is started is bound like who starts it.
        Service.SERVERS.stream()
                .flatMap(service -> lab.process(service).stream())
                .forEach(process -> {
                    bind(process, server);
                    process.descendants().forEach(child -> bind(child, server));
                });
        bind(ProcessHandle.current(), generator);
    }

    /** All threads of the process; one that has ended meanwhile needs no core. */
    private static void bind(ProcessHandle process, int core) {
        var line = List.of("taskset", "-a", "-c", "-p", Integer.toString(core), Long.toString(process.pid()));
        try {
            var taskset = new ProcessBuilder(line).redirectErrorStream(true).start();
            var said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (taskset.waitFor() != 0 && process.isAlive()) {
                throw new LocalFailure("A process could not be bound to core %d: %s".formatted(core, said.strip()));
            }
        } catch (IOException e) {
            throw new LocalFailure("taskset could not be run: %s.".formatted(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while binding processes to cores.", e);
        }
    }

    private static String allowed() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(ALLOWED))
                    .map(line -> line.substring(ALLOWED.length()).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new LocalFailure("The cores of this machine cannot be read: %s.".formatted(e.getMessage()), e);
        }
    }

    /** Of a list as the kernel writes it: {@code 0-3,8}. */
    static List<Integer> numbers(String list) {
        var numbers = new ArrayList<Integer>();
        for (var part : list.split(",", -1)) {
            if (!part.isBlank()) {
                var ends = part.strip().split("-", 2);
                IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                        .forEach(numbers::add);
            }
        }
        return numbers;
    }
}
