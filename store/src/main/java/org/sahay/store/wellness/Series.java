package org.sahay.store.wellness;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how a metric of somebody went. */
public final class Series {
    private final JdbcClient jdbc;

    Series(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The buckets in which something was measured, from the earliest on.
     *
     * @param from where a bucket begins
     * @param to where one begins that is none of them any more
     */
    public List<Bucket> of(UUID subject, String metric, BucketWidth width, Instant from, Instant to) {
        return jdbc.sql("""
                        SELECT date_trunc(:field, hour, 'Asia/Kolkata') AS start, min(lowest) AS lowest,
                               max(highest) AS highest, sum(total) AS total, sum(readings)::bigint AS readings
                        FROM wellness_hour
                        WHERE subject = :subject AND metric = :metric AND hour >= :from AND hour < :to
                        GROUP BY 1
                        ORDER BY 1
                        """)
                .param("field", width.field())
                .param("subject", subject)
                .param("metric", metric)
                .param("from", from.atOffset(UTC))
                .param("to", to.atOffset(UTC))
                .query((row, number) -> new Bucket(
                        row.getObject("start", OffsetDateTime.class).toInstant(),
                        row.getBigDecimal("lowest"),
                        row.getBigDecimal("highest"),
                        row.getBigDecimal("total"),
                        row.getLong("readings")))
                .list();
    }
}
