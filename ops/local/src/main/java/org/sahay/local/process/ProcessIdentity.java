package org.sahay.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Tells two processes apart that had the same pid one after the other. On Linux: the boot and the clock tick of the
 * start, because {@link ProcessHandle.Info#startInstant()} moves when the wall clock is set; elsewhere the start instant.
 */
final class ProcessIdentity {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int START_TICK_AFTER_NAME = 19;

    private ProcessIdentity() {}

    static String of(ProcessHandle process) {
        try {
            return Files.readString(BOOT).strip() + ":" + stat(process)[START_TICK_AFTER_NAME];
        } catch (IOException noProc) {
            return Long.toString(
                    process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli());
        }
    }

    /** Whether it still does anything: one that ended and that nobody has waited for, as in a container without init, does not. */
    static boolean runs(ProcessHandle process) {
        try {
            return process.isAlive() && !(stat(process)[0].equals("Z") && threads(process) == 1);
        } catch (IOException noProc) {
            return process.isAlive();
        }
    }

    /** One that is a zombie but has more threads is still giving back its ports and files. */
    private static long threads(ProcessHandle process) throws IOException {
        try (var tasks = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            return tasks.count();
        }
    }

    private static String[] stat(ProcessHandle process) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    }
}
