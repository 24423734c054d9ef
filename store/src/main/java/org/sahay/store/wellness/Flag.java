package org.sahay.store.wellness;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Readings of a metric that somebody has to look at, since most people have others.
 *
 * @param subject of whom
 * @param value of the newest one, in the metric's unit
 * @param measuredAt when that was measured
 * @param readings how many there were until it was acknowledged
 * @param acknowledgedBy who has seen it; null while it is open
 */
public record Flag(
        UUID id,
        UUID subject,
        String metric,
        BigDecimal value,
        Instant measuredAt,
        int readings,
        Instant raisedAt,
        State state,
        @Nullable UUID acknowledgedBy,
        @Nullable Instant acknowledgedAt) {
    /** Whether somebody has seen it. */
    public enum State {
        OPEN,
        ACKNOWLEDGED
    }

    /** Its place in a list, the newest first. */
    public Place place() {
        return new Place(raisedAt, id);
    }

    /** A place in a list. */
    public record Place(Instant raisedAt, UUID id) {}
}
