package org.sahay.api.wellness;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sahay.store.wellness.Flag;
import org.sahay.store.wellness.Flags;
import org.sahay.store.wellness.Reading;
import org.sahay.store.wellness.Readings;
import org.springframework.transaction.support.TransactionTemplate;

/** Readings as whoever takes events in keeps them, and the flags that they raise. */
public final class TestFlags {
    private final Readings readings;
    private final Flags flags;
    private final TransactionTemplate transactions;

    public TestFlags(Readings readings, Flags flags, TransactionTemplate transactions) {
        this.readings = readings;
        this.flags = flags;
        this.transactions = transactions;
    }

    /** One that is open; the same until it is acknowledged. */
    public UUID newOne(UUID citizen) {
        keep(citizen, "systolic", "171", Instant.parse("2026-11-27T05:00:00Z"));
        return flags.list(List.of(citizen), Flag.State.OPEN, null, 1).getFirst().id();
    }

    void keep(UUID citizen, String metric, String value, Instant at) {
        var reading = new Reading(UUID.randomUUID(), 0, citizen, 1, metric, new BigDecimal(value), at);
        transactions.executeWithoutResult(status -> readings.keepAll(List.of(reading)));
    }
}
