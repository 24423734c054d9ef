package org.sahay.bench.sync;

import java.sql.SQLException;
import org.sahay.bench.platform.Lab;
import org.sahay.local.process.LocalFailure;

/** Watches whether there are more receipts or log rows than before. */
final class Rows {
    private static final long NOT_COUNTED = -1;

    private final Lab lab;
    private long before = NOT_COUNTED;
    private long added;

    Rows(Lab lab) {
        this.lab = lab;
    }

    /** From now on there should be none. */
    void expectNone() {
        before = count();
    }

    /** Until now there should have been none. */
    void expectAny() {
        if (before != NOT_COUNTED) {
            added += count() - before;
            before = NOT_COUNTED;
        }
    }

    /** How many there were when there should have been none. */
    long added() {
        return added;
    }

    private long count() {
        try {
            return lab.number("""
                    select (select count(*) from sahay.sync_receipt) + (select count(*) from sahay.sync_event)
                        + (select count(*) from sahay.sync_quarantine)
                    """);
        } catch (SQLException e) {
            throw new LocalFailure("Rows cannot be counted: %s.".formatted(e.getMessage()), e);
        }
    }
}
