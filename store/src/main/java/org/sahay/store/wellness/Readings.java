package org.sahay.store.wellness;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sahay.store.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what was measured, once each, in the caller's transaction. The hours are counted by the database when a reading is really
 * added, so that they are never anything but the sum of what was kept.
 */
public final class Readings {
    private final JdbcClient jdbc;
    private final Flags flags;

    Readings(JdbcClient jdbc, Flags flags) {
        this.jdbc = jdbc;
        this.flags = flags;
    }

    /**
     * Keeps those that are not there yet, and raises flags for them. Whatever was measured before what retention has deleted is left
     * out. To be called once in a transaction, since all of it is written in one order; then any number of writers may bring the
     * same readings at once.
     *
     * @return those that were added
     * @throws IllegalStateException outside a transaction
     */
    public List<Reading> keepAll(Collection<Reading> given) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Readings need the transaction of whoever tells that they were kept");
        }
        if (given.isEmpty()) {
            return List.of();
        }
        List<Reading> sorted = given.stream().distinct().sorted(Reading.ORDER).toList();
        shutOutDeletion();
        insertSubjects(sorted);
        Set<Reading.Id> added = insert(sorted);
        List<Reading> fresh =
                sorted.stream().filter(reading -> added.contains(reading.id())).toList();
        flags.raise(fresh);
        return fresh;
    }

    /** Whoever deletes takes the same lock alone: so what is read of the horizon and of keys holds until the commit. */
    private void shutOutDeletion() {
        jdbc.sql("SELECT pg_advisory_xact_lock_shared(hashtextextended('wellness readings', 0))")
                .query(row -> {});
    }

    private void insertSubjects(List<Reading> readings) {
        jdbc.sql("""
                        INSERT INTO wellness_subject (subject, key_id)
                        SELECT DISTINCT r.subject, r.key_id FROM unnest(:subjects, :keys) AS r (subject, key_id)
                        ORDER BY r.subject, r.key_id
                        ON CONFLICT DO NOTHING
                        """)
                .param("subjects", Columns.of("uuid", readings, Reading::subject))
                .param("keys", Columns.of("int4", readings, Reading::keyId))
                .update();
    }

    private Set<Reading.Id> insert(List<Reading> readings) {
        return jdbc
                .sql("""
                        INSERT INTO wellness_reading (subject, metric, measured_at, event_id, place, key_id, value)
                        SELECT r.* FROM unnest(:subjects, :metrics, :times, :events, :places, :keys, :values)
                          AS r (subject, metric, measured_at, event_id, place, key_id, value)
                        WHERE r.measured_at >= (SELECT kept_from FROM wellness_horizon)
                        ORDER BY r.subject, r.metric, r.measured_at, r.event_id, r.place
                        ON CONFLICT DO NOTHING
                        RETURNING event_id, place
                        """)
                .param("subjects", Columns.of("uuid", readings, Reading::subject))
                .param("metrics", Columns.of("text", readings, Reading::metric))
                .param("times", Columns.ofInstants(readings, Reading::measuredAt))
                .param("events", Columns.of("uuid", readings, Reading::eventId))
                .param("places", Columns.of("int2", readings, reading -> (short) reading.place()))
                .param("keys", Columns.of("int4", readings, Reading::keyId))
                .param("values", Columns.of("numeric", readings, Reading::value))
                .query((row, number) -> new Reading.Id(row.getObject("event_id", UUID.class), row.getInt("place")))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }
}
