package org.sahay.store.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sahay.workflows.identity.Basis;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may act for a citizen: a caregiver or ASHA with a link that was recorded and has not expired. */
public final class CareLinks {
    private final JdbcClient jdbc;
    private final Clock clock;

    public CareLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The ground on which the helper may act for the citizen now; empty when there is none. */
    public Optional<Basis> basis(UUID helper, UUID citizen) {
        return jdbc.sql("""
                SELECT id FROM care_link
                WHERE helper_id = :helper AND citizen_id = :citizen AND expires_at > :now
                """)
                .param("helper", helper)
                .param("citizen", citizen)
                .param("now", now())
                .query(UUID.class)
                .optional()
                .map(Basis::delegation);
    }

    /** Records a link, or replaces the one there is between the two; that one's consent held until now. */
    public void record(UUID helper, UUID citizen, String relation, Instant expiresAt) {
        var params = new MapSqlParameterSource("id", UUID.randomUUID())
                .addValue("helper", helper)
                .addValue("citizen", citizen)
                .addValue("relation", relation)
                .addValue("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .addValue("now", now());
        jdbc.sql("""
                WITH given AS (
                  INSERT INTO care_link (id, helper_id, citizen_id, relation, expires_at, recorded_at)
                  VALUES (:id, :helper, :citizen, :relation, :expiresAt, :now)
                  ON CONFLICT (helper_id, citizen_id) DO UPDATE SET
                    id = excluded.id, relation = excluded.relation, expires_at = excluded.expires_at,
                    recorded_at = excluded.recorded_at
                  RETURNING id, helper_id, citizen_id, relation, recorded_at, expires_at)
                INSERT INTO care_link_history (id, helper_id, citizen_id, relation, recorded_at, expires_at)
                SELECT id, helper_id, citizen_id, relation, recorded_at, expires_at FROM given
                """).paramSource(params).update();
        jdbc.sql("""
                UPDATE care_link_history SET expires_at = :now
                WHERE helper_id = :helper AND citizen_id = :citizen AND expires_at > :now AND id <> :id
                """).paramSource(params).update();
    }

    /** Ends a link now; false when there is none that has not expired. */
    boolean end(UUID helper, UUID citizen) {
        return jdbc.sql("""
                WITH ended AS (
                  UPDATE care_link SET expires_at = :now
                  WHERE helper_id = :helper AND citizen_id = :citizen AND expires_at > :now
                  RETURNING id),
                past AS (
                  UPDATE care_link_history h SET expires_at = :now FROM ended WHERE h.id = ended.id)
                SELECT EXISTS (SELECT 1 FROM ended)
                """)
                .param("helper", helper)
                .param("citizen", citizen)
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    /** Those of the given ids, over or not; one that was ended holds until then. */
    public List<Delegation> consents(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                SELECT id, helper_id, citizen_id, relation, recorded_at, expires_at FROM care_link_history
                WHERE id IN (:ids)
                """).param("ids", ids).query(CareLinks::delegation).list();
    }

    /** Who may act for the citizen now, the first to expire first. */
    List<Delegation> given(UUID citizen) {
        return live("citizen_id", citizen);
    }

    /** For whom the helper may act now, the first to expire first. */
    public List<Delegation> received(UUID helper) {
        return live("helper_id", helper);
    }

    private List<Delegation> live(String column, UUID person) {
        return jdbc.sql("""
                SELECT id, helper_id, citizen_id, relation, recorded_at, expires_at FROM care_link
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
                row.getObject("id", UUID.class),
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
