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
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            var afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Files.readString(BOOT).strip() + ":" + afterName[START_TICK_AFTER_NAME];
        } catch (IOException noProc) {
            return Long.toString(
                    process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli());
        }
    }
}
