package org.sahay.store.wellness;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sahay.store.database.Columns;
import org.sahay.workflows.wellness.Metrics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** What somebody has to look at: for a citizen and metric one flag is open at most, and counts what comes until it is acknowledged. */
public final class Flags {
    private static final String COLUMNS =
            "id, subject, metric, value, measured_at, readings, raised_at, state, acknowledged_by, acknowledged_at";

    private final JdbcClient jdbc;
    private final Metrics metrics;
    private final Clock clock;

    Flags(JdbcClient jdbc, Metrics metrics, Clock clock) {
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Readings outside of the range of their metric that belong to one flag. */
    private record Raised(Reading newest, int readings) {
        static Raised of(List<Reading> readings) {
            var newest = readings.stream()
                    .max(Comparator.comparing(Reading::measuredAt).thenComparing(Reading.ORDER));
            return new Raised(newest.orElseThrow(), readings.size());
        }
    }

    /** Raises flags for new readings, in the transaction that keeps them and in one order. */
    void raise(List<Reading> fresh) {
        Collection<Raised> raised = fresh.stream()
                .filter(this::isOutside)
                .collect(Collectors.groupingBy(
                        reading -> reading.subject() + " " + reading.metric() + " " + reading.keyId(),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Raised::of)))
                .values();
        if (raised.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO wellness_flag AS f
                          (id, subject, metric, key_id, value, measured_at, readings, raised_at, state)
                        SELECT r.*, :now, 'OPEN'
                        FROM unnest(:ids, :subjects, :metrics, :keys, :values, :times, :counts)
                          AS r (id, subject, metric, key_id, value, measured_at, readings)
                        ORDER BY r.subject, r.metric, r.key_id
                        ON CONFLICT (subject, metric, key_id) WHERE state = 'OPEN' DO UPDATE SET
                          value = CASE WHEN excluded.measured_at >= f.measured_at THEN excluded.value ELSE f.value END,
                          measured_at = greatest(f.measured_at, excluded.measured_at),
                          readings = f.readings + excluded.readings
                        """)
                .param("now", clock.instant().atOffset(UTC))
                .param("ids", Columns.of("uuid", raised, one -> UUID.randomUUID()))
                .param(
                        "subjects",
                        Columns.of("uuid", raised, one -> one.newest().subject()))
                .param("metrics", Columns.of("text", raised, one -> one.newest().metric()))
                .param("keys", Columns.of("int4", raised, one -> one.newest().keyId()))
                .param(
                        "values",
                        Columns.of("numeric", raised, one -> one.newest().value()))
                .param("times", Columns.ofInstants(raised, one -> one.newest().measuredAt()))
                .param("counts", Columns.of("int4", raised, Raised::readings))
                .update();
    }

    private boolean isOutside(Reading reading) {
        return metrics.find(reading.metric())
                .flatMap(metric -> metric.referenceRange())
                .filter(range -> !range.contains(reading.value()))
                .isPresent();
    }

    /**
     * Those of some citizens, newest first.
     *
     * @param after the last one of the page before; null for the first page
     */
    public List<Flag> list(Collection<UUID> subjects, Flag.State state, Flag.@Nullable Place after, int limit) {
        if (subjects.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM wellness_flag
                        WHERE subject = ANY (:subjects) AND state = :state
                          AND (CAST(:raisedAt AS timestamptz) IS NULL
                               OR (raised_at, id) < (CAST(:raisedAt AS timestamptz), CAST(:id AS uuid)))
                        ORDER BY raised_at DESC, id DESC
                        LIMIT :limit
                        """)
                .param("subjects", new SqlArrayValue("uuid", subjects.toArray()))
                .param("state", state.name())
                .param("raisedAt", after == null ? null : after.raisedAt().atOffset(UTC))
                .param("id", after == null ? null : after.id())
                .param("limit", limit)
                .query(Flags::flag)
                .list();
    }

    public Optional<Flag> find(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM wellness_flag WHERE id = :id")
                .param("id", id)
                .query(Flags::flag)
                .optional();
    }

    /** Somebody has seen it. The first who did stays; returns the flag as it is then. */
    public Optional<Flag> acknowledge(UUID id, UUID by) {
        jdbc.sql("""
                        UPDATE wellness_flag SET state = 'ACKNOWLEDGED', acknowledged_by = :by, acknowledged_at = :now
                        WHERE id = :id AND state = 'OPEN'
                        """)
                .params(Map.of("id", id, "by", by, "now", clock.instant().atOffset(UTC)))
                .update();
        return find(id);
    }

    private static Flag flag(ResultSet row, int number) throws SQLException {
        OffsetDateTime acknowledged = row.getObject("acknowledged_at", OffsetDateTime.class);
        return new Flag(
                row.getObject("id", UUID.class),
                row.getObject("subject", UUID.class),
                row.getString("metric"),
                row.getBigDecimal("value"),
                instant(row, "measured_at"),
                row.getInt("readings"),
                instant(row, "raised_at"),
                Flag.State.valueOf(row.getString("state")),
                row.getObject("acknowledged_by", UUID.class),
                acknowledged == null ? null : acknowledged.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
