package org.sahay.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** CPU time of the threads of a JVM that compile, from {@code /proc}. */
final class CompilerMeter {
    private static final List<String> NAMES = List.of("C1 CompilerThre", "C2 CompilerThre");

    private final Path threads;

    CompilerMeter(ProcessHandle jvm) {
        threads = Path.of("/proc", Long.toString(jvm.pid()), "task");
    }

    /** Seconds so far; a thread that has ended is not counted any more. */
    double seconds() {
        try (var all = Files.list(threads)) {
            return all.mapToDouble(CompilerMeter::seconds).sum();
        } catch (IOException ended) {
            return 0;
        }
    }

    private static double seconds(Path thread) {
        try {
            return NAMES.contains(Files.readString(thread.resolve("comm")).strip())
                    ? CpuMeter.seconds(Files.readString(thread.resolve("stat")))
                    : 0;
        } catch (IOException ended) {
            return 0;
        }
    }
}
