package org.sahay.store.roster;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps changes of the roster and decisions that rest on it apart: whoever records such a decision shares the lock until
 * commit, a change takes it alone. So either the change sees the decision, or the decision sees the change.
 */
public final class RosterLock {
    private static final long KEY = 0x5341_4841_5900_0001L;

    private final JdbcClient jdbc;

    public RosterLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the caller's transaction. @return the version of the roster, fixed until then */
    public long share() {
        jdbc.sql("SELECT pg_advisory_xact_lock_shared(?)").param(KEY).query(rows -> {});
        return jdbc.sql("SELECT version FROM roster_version").query(Long.class).single();
    }

    /** Until the end of the caller's transaction, counting the change. */
    void takeForChange() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(KEY).query(rows -> {});
        jdbc.sql("UPDATE roster_version SET version = version + 1").update();
    }

    /** The owner of the case as it is stored, if they no longer pass the filter of routing on their rung; else null. */
    public @Nullable UUID departedOwner(UUID complaintId) {
        return jdbc.sql("""
                SELECT c.owner_id
                FROM complaint c
                LEFT JOIN officer o ON o.id = c.owner_id
                WHERE c.id = ? AND c.owner_id IS NOT NULL AND NOT %s
                """.formatted(RosterSql.OWNER_PASSES))
                .param(complaintId)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }
}
