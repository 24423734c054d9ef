package org.sahay.api.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts what became of events that were tried again. */
final class ReplayTally {
    private final Map<String, Integer> quarantined = new HashMap<>();
    private final Map<String, Integer> refused = new HashMap<>();
    private int accepted;
    private int erased;

    void accepted(int more) {
        accepted += more;
    }

    void quarantined(String code) {
        quarantined.merge(code, 1, Integer::sum);
    }

    void refused(String code) {
        refused.merge(code, 1, Integer::sum);
    }

    void erased() {
        erased++;
    }

    Replayed at(@Nullable UUID next) {
        return new Replayed(accepted, quarantined, refused, erased, next);
    }

    /**
     * What became of all of them.
     *
     * @param next the last one that was looked at; null when there are no more
     */
    record Replayed(
            int accepted,
            Map<String, Integer> quarantined,
            Map<String, Integer> refused,
            int erased,
            @Nullable UUID next) {
        Replayed {
            quarantined = Map.copyOf(quarantined);
            refused = Map.copyOf(refused);
        }
    }
}
