package org.sahay.bench.sync;

import java.util.List;
import java.util.UUID;

/**
 * What one device sends at once, about whom it belongs to.
 *
 * @param device which of the citizen's
 * @param seed of the ids of its events
 */
record Batch(UUID citizen, int device, long seed) {
    List<UUID> eventIds() {
        return EventIds.of(seed, BatchText.EVENTS);
    }
}
