package org.sahay.store.sync;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much of the log Kafka has not got, asked of PostgreSQL when it is read. */
final class SyncFeedBacklog implements MeterBinder {
    private static final String OPEN = """
            FROM sync_feed_cursor c JOIN sync_event e ON (e.xid, e.position) > (c.xid, c.position)
            WHERE c.destination = 'KAFKA'
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    SyncFeedBacklog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long events() {
        return jdbc.sql("SELECT count(*) " + OPEN).query(Long.class).single();
    }

    /** Age of the one that is next; zero when there is none. */
    Duration oldest() {
        return jdbc.sql("SELECT e.server_time " + OPEN + " ORDER BY e.xid, e.position LIMIT 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(time -> Duration.between(time.toInstant(), clock.instant()))
                .orElse(Duration.ZERO);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("sahay.sync.feed.backlog", this, SyncFeedBacklog::events)
                .description("Events of the log that wait for Kafka")
                .register(registry);
        Gauge.builder(
                        "sahay.sync.feed.oldest.age",
                        this,
                        backlog -> backlog.oldest().toMillis() / 1000.0)
                .description("Age of the oldest event of the log that waits for Kafka")
                .baseUnit("seconds")
                .register(registry);
    }
}
