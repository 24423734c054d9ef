package org.sahay.store.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may act for a citizen: a caregiver or ASHA with a link that was recorded and has not expired. */
public final class CareLinks {
    private final JdbcClient jdbc;
    private final Clock clock;

    public CareLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the helper may act for the citizen now. */
    public boolean exists(UUID helper, UUID citizen) {
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT 1 FROM care_link
                    WHERE helper_id = :helper AND citizen_id = :citizen AND expires_at > :now)
                """)
                .param("helper", helper)
                .param("citizen", citizen)
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    /** Records a link, or replaces the one there is between the two. */
    public void record(UUID helper, UUID citizen, String relation, Instant expiresAt) {
        jdbc.sql("""
                INSERT INTO care_link (helper_id, citizen_id, relation, expires_at, recorded_at)
                VALUES (:helper, :citizen, :relation, :expiresAt, :now)
                ON CONFLICT (helper_id, citizen_id) DO UPDATE SET
                    relation = excluded.relation, expires_at = excluded.expires_at, recorded_at = excluded.recorded_at
                """)
                .param("helper", helper)
                .param("citizen", citizen)
                .param("relation", relation)
                .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
