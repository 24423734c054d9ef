package org.sahay.store.wellness;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes the oldest months of single readings once their time is over; their hours stay. Says by default only what it would delete. */
final class ReadingRetention {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingRetention.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final WellnessProperties.Retention retention;

    ReadingRetention(JdbcClient jdbc, Clock clock, WellnessProperties.Retention retention) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.retention = retention;
    }

    /** Returns how much was deleted, a month or some rows at a time. */
    int retire() {
        Instant before = clock.instant().minus(retention.keep());
        int over = retire(before, retention.dryRun());
        if (over > 0 && retention.dryRun()) {
            LOG.info(
                    "The time of {} months of readings from before {} is over; sahay.wellness.retention.dry-run=false"
                            + " deletes them",
                    over,
                    before);
        }
        return retention.dryRun() ? 0 : over;
    }

    private int retire(Instant before, boolean dryRun) {
        return jdbc.sql("SELECT wellness_retire(:before, :dryRun)")
                .param("before", before.atOffset(UTC))
                .param("dryRun", dryRun)
                .query(Integer.class)
                .single();
    }
}
