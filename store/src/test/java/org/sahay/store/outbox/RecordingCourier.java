package org.sahay.store.outbox;

import java.util.ArrayList;
import java.util.List;

/** A destination in memory: remembers what it took, and does first what a test wants. */
final class RecordingCourier implements Courier {
    private final Destination destination;
    private final List<OutboxRow> delivered = new ArrayList<>();
    private volatile Before before = row -> {};

    RecordingCourier(Destination destination) {
        this.destination = destination;
    }

    interface Before {
        void deliver(OutboxRow row) throws Exception;
    }

    RecordingCourier doing(Before first) {
        before = first;
        return this;
    }

    @Override
    public Destination destination() {
        return destination;
    }

    @Override
    public int roundSize() {
        return 256;
    }

    @Override
    public void deliver(OutboxRow row) throws Exception {
        before.deliver(row);
        synchronized (delivered) {
            delivered.add(row);
        }
    }

    /** Payloads in the order they were taken. */
    List<String> taken() {
        synchronized (delivered) {
            return delivered.stream().map(row -> row.entry().payload()).toList();
        }
    }

    List<String> taken(String businessKey) {
        synchronized (delivered) {
            return delivered.stream()
                    .filter(row -> row.entry().businessKey().equals(businessKey))
                    .map(row -> row.entry().payload())
                    .toList();
        }
    }
}
