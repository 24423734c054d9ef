package org.sahay.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sahay.local.agreement.Entry;

/** Writes the course of the cases to the terminal, one line an entry; safe for several cases at once. */
final class Narrator {
    private final PrintStream out;
    private final Duration hour;

    /** @param hour how long a simulated hour lasts */
    Narrator(PrintStream out, Duration hour) {
        this.out = out;
        this.hour = hour;
    }

    /** A heading or a remark. */
    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** One timeline entry. */
    synchronized void tell(String name, Entry entry, Instant at, Instant runStarted, Instant filed, Details details) {
        double hours = hoursBetween(filed, at);
        double percent = 100.0 * hoursBetween(runStarted, at) / details.slaHours();
        out.printf(
                "%s  hour %5.1f  %4.0f %%  %-16s %-16s level %d  %-32s %s%n",
                name,
                hours,
                percent,
                entry.event(),
                entry.to(),
                entry.level(),
                details.owner() == null ? "nobody" : details.owner(),
                details.link() == null ? "" : details.link());
        out.flush();
    }

    private double hoursBetween(Instant from, Instant to) {
        return (double) Duration.between(from, to).toMillis() / hour.toMillis();
    }

    /** What a line shows besides the entry. */
    record Details(
            int slaHours, @Nullable String owner, @Nullable String link) {}
}
