package org.sahay.store.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Slows guessing down: after five wrong tries, of passwords and codes together, the account waits for 15 minutes. A try is
 * counted before it is looked at, so that many at once are no more than five.
 */
public final class StaffTries {
    static final Duration PAUSE = Duration.ofMinutes(15);
    static final int TRIES = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    StaffTries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts a try; false while the account waits, and then nothing may be looked at. */
    public boolean begin(UUID account) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        UPDATE staff_account
                        SET tries = CASE WHEN locked_until IS NULL THEN tries + 1 ELSE 1 END,
                            locked_until = CASE WHEN locked_until IS NULL AND tries + 1 >= :tries
                                THEN CAST(:until AS timestamptz) END
                        WHERE id = :id AND (locked_until IS NULL OR locked_until <= :now)
                        """)
                        .param("id", account)
                        .param("tries", TRIES)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("until", now.plus(PAUSE).atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** It was a right one. Takes back this try alone: who knows the password has no more guesses at the code for it. */
    public void wasRight(UUID account) {
        jdbc.sql("UPDATE staff_account SET tries = greatest(tries - 1, 0), locked_until = NULL WHERE id = ?")
                .param(account)
                .update();
    }
}
