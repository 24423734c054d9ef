package org.sahay.bench.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** The ids of a batch's events: random ones, as devices make them, that a single number brings back. */
final class EventIds {
    private EventIds() {}

    static List<UUID> of(long seed, int count) {
        var random = new SplittableRandom(seed);
        var ids = new ArrayList<UUID>(count);
        for (var i = 0; i < count; i++) {
            ids.add(new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L));
        }
        return ids;
    }
}
