package org.sahay.api.sync.event;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/**
 * The formats {@code date} and {@code date-time} of schemas (RFC 3339), of times that can be meant: no more than fifty years
 * from now.
 *
 * @param getName of the format
 * @param read the instant that a text stands for; empty when it is of another form
 */
record NearTimes(String getName, Clock clock, Function<String, Optional<Instant>> read) implements Format {
    private static final int MOST_YEARS = 50;
    private static final int LONGEST = 40;

    static NearTimes dates(Clock clock) {
        return new NearTimes("date", clock, NearTimes::date);
    }

    static NearTimes dateTimes(Clock clock) {
        return new NearTimes("date-time", clock, NearTimes::instant);
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
        return read.apply(value).filter(time -> isNear(time, clock.instant())).isPresent();
    }

    /** Whether a text is of the form, and just no time that can be meant. */
    boolean isTime(String value) {
        return read.apply(value).isPresent();
    }

    static boolean isNear(Instant time, Instant now) {
        OffsetDateTime today = now.atOffset(ZoneOffset.UTC);
        return !time.isBefore(today.minusYears(MOST_YEARS).toInstant())
                && !time.isAfter(today.plusYears(MOST_YEARS).toInstant());
    }

    /** A time with its offset, as {@code 2026-11-28T10:15:30+05:30}. */
    static Optional<Instant> instant(String text) {
        return parsed(text, value -> OffsetDateTime.parse(value).toInstant());
    }

    private static Optional<Instant> date(String text) {
        return parsed(
                text,
                value -> LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static Optional<Instant> parsed(String text, Function<String, Instant> parse) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text));
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }
}
