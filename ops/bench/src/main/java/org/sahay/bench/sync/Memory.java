package org.sahay.bench.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sahay.bench.platform.Lab;
import org.sahay.local.platform.Service;
import org.sahay.local.process.LocalFailure;

/** How much memory the platform's processes hold, and the application's heap once its garbage is gone. */
final class Memory {
    static final String HEAP = "heap of SAHAY after a collection";
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final long KIB = 1024;
    private static final List<Service> SERVICES =
            List.of(Service.APPLICATION, Service.POSTGRESQL, Service.REDIS, Service.KAFKA, Service.TEMPORAL);

    private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();
    private final ProcessHandle application;

    Memory(Lab lab) {
        application = lab.process(Service.APPLICATION).orElseThrow();
        SERVICES.forEach(service ->
                lab.process(service).ifPresent(process -> processes.put("memory of " + service.title(), process)));
    }

    /** Bytes by name. What processes share is counted once, a part for each. Collects the application's garbage first. */
    Map<String, Long> read() {
        var bytes = new LinkedHashMap<String, Long>();
        jcmd("GC.run");
        bytes.put(HEAP, used(jcmd("GC.heap_info")));
        processes.forEach((name, process) -> bytes.put(
                name,
                Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(Memory::share)
                        .sum()));
        return bytes;
    }

    /** From what {@code jcmd GC.heap_info} says: the first number of all, which is the heap's. */
    static long used(String heapInfo) {
        var matcher = USED.matcher(heapInfo);
        if (!matcher.find()) {
            throw new LocalFailure("The heap of the application cannot be read: %s".formatted(heapInfo.strip()));
        }
        return Long.parseLong(matcher.group(1)) * KIB;
    }

    private String jcmd(String command) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var process = new ProcessBuilder(jcmd, Long.toString(application.pid()), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LocalFailure("jcmd could not be run: %s.".formatted(e.getMessage()), e);
        }
    }

    /** Proportional set size; nothing for a process that has ended. */
    private static long share(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }
}
