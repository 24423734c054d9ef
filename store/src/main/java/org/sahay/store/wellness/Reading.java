package org.sahay.store.wellness;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;

/**
 * Something that was measured.
 *
 * @param eventId server id of the event that told it
 * @param place which of the readings of that event, from 0
 * @param subject of whom
 * @param keyId the data key of the subject that the event was sealed with, whose end is the reading's end
 * @param metric code of what was measured
 * @param value in the metric's own unit, to four decimals
 * @param measuredAt when, by the device's clock, to the microsecond
 */
public record Reading(
        UUID eventId, int place, UUID subject, int keyId, String metric, BigDecimal value, Instant measuredAt) {
    public static final int DECIMALS = 4;

    /** The one order in which rows are written, so that no two writers wait for each other in a circle. */
    static final Comparator<Reading> ORDER = Comparator.comparing(
                    (Reading reading) -> reading.subject().toString())
            .thenComparing(Reading::metric)
            .thenComparing(Reading::measuredAt)
            .thenComparing(reading -> reading.eventId().toString())
            .thenComparing(Reading::place);

    public Reading {
        value = value.setScale(DECIMALS, RoundingMode.HALF_EVEN);
        measuredAt = measuredAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Which it is. */
    Id id() {
        return new Id(eventId, place);
    }

    record Id(UUID eventId, int place) {}
}
