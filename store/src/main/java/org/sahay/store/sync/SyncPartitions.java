package org.sahay.store.sync;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the log's partitions ahead, a month each. What comes in a month without one is kept in the default partition. */
final class SyncPartitions {
    static final int MONTHS_AHEAD = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    SyncPartitions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes the first that is missing, from this month on; returns how many. */
    int makeNext() {
        YearMonth now = YearMonth.now(clock.withZone(ZoneOffset.UTC));
        for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
            if (make(now.plusMonths(ahead))) {
                return 1;
            }
        }
        return 0;
    }

    private boolean make(YearMonth month) {
        return jdbc.sql("SELECT sync_event_make_partition(:month)")
                .param("month", month.atDay(1))
                .query(Boolean.class)
                .single();
    }
}
