package org.sahay.bench.sync;

import java.sql.SQLException;
import org.sahay.bench.platform.Lab;
import org.sahay.local.process.LocalFailure;

/** What the hours count, of which every series is made. */
final class Hours {
    private final Lab lab;

    Hours(Lab lab) {
        this.lab = lab;
    }

    /** Waits until they count so many readings, for some minutes at most; returns whether they do. */
    boolean reach(long readings) {
        return Patience.until(() -> counted() >= readings);
    }

    private long counted() {
        try {
            return lab.number("select coalesce(sum(readings), 0) from sahay.wellness_hour");
        } catch (SQLException e) {
            throw new LocalFailure("Hours cannot be counted: %s.".formatted(e.getMessage()), e);
        }
    }
}
