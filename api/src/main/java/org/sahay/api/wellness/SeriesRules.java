package org.sahay.api.wellness;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.Fields;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.edge.QueryParameters;
import org.sahay.api.edge.Uuids;
import org.sahay.store.wellness.BucketWidth;
import org.sahay.workflows.wellness.Metric;
import org.sahay.workflows.wellness.Metrics;
import org.springframework.util.MultiValueMap;

/** Makes of a query which series it asks for; what cannot be read is 400 and named, what breaks a rule 422. */
final class SeriesRules {
    static final String METRIC = "metric";
    static final String FROM = "from";
    static final String TO = "to";
    static final String BUCKET = "bucket";
    static final String CITIZEN = "citizen";
    static final long MOST_BUCKETS = 1_000;
    private static final List<String> PARAMETERS = List.of(METRIC, FROM, TO, BUCKET, CITIZEN);
    private static final Duration WITHOUT_FROM = Duration.ofDays(30);
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Metrics metrics;
    private final Clock clock;

    SeriesRules(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * A series that can be shown.
     *
     * @param citizen of whom; null for the caller
     * @param from where its first bucket begins
     * @param to where its last one ends
     */
    record Asked(
            Metric metric,
            BucketWidth width,
            Instant from,
            Instant to,
            @Nullable UUID citizen) {}

    /** @throws ProblemException 400 or 422 that names the parameter at fault */
    Asked asked(MultiValueMap<String, String> sent) {
        Map<String, String> query = QueryParameters.once(sent, PARAMETERS);
        String code = Fields.filled(query.get(METRIC), METRIC);
        Metric metric = metrics.find(code)
                .orElseThrow(() -> Fields.invalid(METRIC, "one of those GET /v1/wellness/metrics lists"));
        BucketWidth width = read(query, BUCKET, SeriesRules::width, BucketWidth.DAY);
        Instant to = read(query, TO, SeriesRules::instant, clock.instant());
        Instant from = read(query, FROM, SeriesRules::instant, to.minus(WITHOUT_FROM));
        Fields.check(from.isBefore(to), FROM, "before " + TO);
        Instant first = width.floor(from);
        Instant end = width.ceiling(to);
        Fields.check(
                width.between(first, end) <= MOST_BUCKETS, FROM, "at most " + MOST_BUCKETS + " buckets before " + TO);
        return new Asked(metric, width, first, end, citizen(query));
    }

    /** @throws ProblemException 400 when it is no id */
    static @Nullable UUID citizen(Map<String, String> query) {
        String text = query.get(CITIZEN);
        if (text == null) {
            return null;
        }
        if (!Uuids.isUuid(text)) {
            throw new ProblemException(Problem.unreadable(CITIZEN));
        }
        return UUID.fromString(text);
    }

    private static <T> T read(Map<String, String> query, String name, Function<String, T> reader, T without) {
        String text = query.get(name);
        if (text == null) {
            return without;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new ProblemException(Problem.unreadable(name));
        }
    }

    private static BucketWidth width(String text) {
        return Arrays.stream(BucketWidth.values())
                .filter(width -> width.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("hour, day or week"));
    }

    private static Instant instant(String text) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException(EARLIEST + " to " + LATEST);
        }
        return instant;
    }

    static ProblemException notFound() {
        return new ProblemException(Problem.of(ProblemCode.NOT_FOUND));
    }
}
