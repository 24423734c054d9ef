package org.sahay.store.wellness;

import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** How much of a series is one value: an hour, a day or a week from Monday on, as they are counted in India. */
public enum BucketWidth {
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS),
    WEEK(ChronoUnit.WEEKS);

    public static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final ChronoUnit unit;

    BucketWidth(ChronoUnit unit) {
        this.unit = unit;
    }

    /** Where the bucket begins that an instant lies in. */
    public Instant floor(Instant instant) {
        return beginning(instant).toInstant();
    }

    /** Where the next one begins; an instant at which one begins stays where it is. */
    public Instant ceiling(Instant instant) {
        Instant floor = floor(instant);
        return floor.equals(instant) ? floor : beginning(instant).plus(1, unit).toInstant();
    }

    /** How many there are between two beginnings. */
    public long between(Instant from, Instant to) {
        return unit.between(from.atZone(INDIA), to.atZone(INDIA));
    }

    private ZonedDateTime beginning(Instant instant) {
        ZonedDateTime there = instant.atZone(INDIA);
        return switch (this) {
            case HOUR -> there.truncatedTo(ChronoUnit.HOURS);
            case DAY -> there.truncatedTo(ChronoUnit.DAYS);
            case WEEK -> there.with(previousOrSame(MONDAY)).truncatedTo(ChronoUnit.DAYS);
        };
    }

    /** As PostgreSQL calls it. */
    String field() {
        return switch (this) {
            case HOUR -> "hour";
            case DAY -> "day";
            case WEEK -> "week";
        };
    }
}
