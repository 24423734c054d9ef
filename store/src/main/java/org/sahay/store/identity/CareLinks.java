package org.sahay.store.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

    /** Ends a link now; false when there is none that has not expired. */
    boolean end(UUID helper, UUID citizen) {
        return jdbc.sql("""
                UPDATE care_link SET expires_at = :now
                WHERE helper_id = :helper AND citizen_id = :citizen AND expires_at > :now
                """)
                        .param("helper", helper)
                        .param("citizen", citizen)
                        .param("now", now())
                        .update()
                > 0;
    }

    /** Who may act for the citizen now, the first to expire first. */
    List<Delegation> given(UUID citizen) {
        return live("citizen_id", citizen);
    }

    /** For whom the helper may act now, the first to expire first. */
    List<Delegation> received(UUID helper) {
        return live("helper_id", helper);
    }

    private List<Delegation> live(String column, UUID person) {
        return jdbc.sql("""
                SELECT helper_id, citizen_id, relation, recorded_at, expires_at FROM care_link
                WHERE %s = :person AND expires_at > :now
                ORDER BY expires_at, helper_id, citizen_id
                """.formatted(column))
                .param("person", person)
                .param("now", now())
                .query(CareLinks::delegation)
                .list();
    }

    private static Delegation delegation(ResultSet row, int rowNumber) throws SQLException {
        return new Delegation(
                row.getObject("helper_id", UUID.class),
                row.getObject("citizen_id", UUID.class),
                row.getString("relation"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
