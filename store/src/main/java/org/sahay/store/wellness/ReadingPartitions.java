package org.sahay.store.wellness;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the partitions of readings, a month each: those that most readings that come now were measured in, and some ahead. */
final class ReadingPartitions {
    static final int MONTHS_BEHIND = 12;
    static final int MONTHS_AHEAD = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReadingPartitions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes the first that is missing; returns how many. */
    int makeNext() {
        YearMonth now = YearMonth.now(clock.withZone(ZoneOffset.UTC));
        for (int ahead = -MONTHS_BEHIND; ahead <= MONTHS_AHEAD; ahead++) {
            if (make(now.plusMonths(ahead))) {
                return 1;
            }
        }
        return 0;
    }

    private boolean make(YearMonth month) {
        return jdbc.sql("SELECT wellness_make_partition(:month)")
                .param("month", month.atDay(1))
                .query(Boolean.class)
                .single();
    }
}
