package org.sahay.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** CPU time that named processes have used, in seconds, from {@code /proc}. */
public final class CpuMeter {
    /** The kernel's unit in {@code /proc}; 100 on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private final Map<String, ProcessHandle> processes;

    /** @param processes by name; with their children, those that ended included */
    public CpuMeter(Map<String, ProcessHandle> processes) {
        this.processes = new LinkedHashMap<>(processes);
    }

    /** The same with one process more. */
    public CpuMeter and(String name, ProcessHandle process) {
        var more = new LinkedHashMap<>(processes);
        more.put(name, process);
        return new CpuMeter(more);
    }

    /** Seconds since each process started; under {@code load generator} those of this JVM without its children. */
    public Map<String, Double> read() {
        var seconds = new LinkedHashMap<String, Double>();
        processes.forEach((name, process) -> seconds.put(
                name,
                Stream.concat(Stream.of(process), process.descendants())
                                .mapToDouble(one -> ticks(one.pid(), USER, SYSTEM))
                                .sum()
                        + ticks(process.pid(), CHILDREN_USER, CHILDREN_SYSTEM)));
        seconds.put("load generator", ticks(ProcessHandle.current().pid(), USER, SYSTEM));
        return seconds;
    }

    /** Seconds per 1,000 operations since an earlier reading. */
    public Map<String, Double> per1000(Map<String, Double> before, long operations) {
        var spent = new LinkedHashMap<String, Double>();
        read().forEach((name, seconds) ->
                spent.put(name, (seconds - before.getOrDefault(name, 0.0)) * 1000 / Math.max(1, operations)));
        return spent;
    }

    private static double ticks(long pid, int one, int other) {
        try {
            return seconds(Files.readString(Path.of("/proc", Long.toString(pid), "stat")), one, other);
        } catch (IOException ended) {
            return 0;
        }
    }

    /** What a process or a thread has used by itself, from the text of its {@code stat}. */
    static double seconds(String stat) {
        return seconds(stat, USER, SYSTEM);
    }

    private static double seconds(String stat, int one, int other) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[one]) + Long.parseLong(fields[other])) / TICKS_PER_SECOND;
    }
}
