package org.sahay.store.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.Area;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** The rows of ASHAs; of a code and of a person there is one that was not withdrawn. */
final class AshaRows {
    private static final String COLUMNS = "id, code, lgd_state, lgd_district, lgd_villages, enrolled_at";

    private static final String IN_AREA = """
            withdrawn_at IS NULL
            AND (CAST(:state AS integer) IS NULL OR lgd_state = :state)
            AND (CAST(:district AS integer) IS NULL OR lgd_district = :district)
            """;

    private final JdbcClient jdbc;

    AshaRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing happens when the code or the person is enrolled already. */
    void insert(UUID id, UUID person, NewAsha wanted, OffsetDateTime now) {
        jdbc.sql("""
                        INSERT INTO asha (id, code, person_id, lgd_state, lgd_district, lgd_villages, enrolled_at)
                        VALUES (:id, :code, :person, :state, :district, :villages, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", id)
                .param("code", wanted.code())
                .param("person", person)
                .param("state", wanted.district().lgdState())
                .param("district", wanted.district().lgdDistrict())
                .param("villages", villages(wanted))
                .param("now", now)
                .update();
    }

    /** Where this code is this person's and lies in the area. */
    Optional<Asha> change(UUID person, NewAsha wanted, Area area) {
        return jdbc.sql("""
                        UPDATE asha SET lgd_state = :newState, lgd_district = :newDistrict, lgd_villages = :villages
                        WHERE code = :code AND person_id = :person AND
                        """ + IN_AREA + "RETURNING " + COLUMNS)
                .param("newState", wanted.district().lgdState())
                .param("newDistrict", wanted.district().lgdDistrict())
                .param("villages", villages(wanted))
                .param("code", wanted.code())
                .param("person", person)
                .param("state", area.lgdState())
                .param("district", area.lgdDistrict())
                .query(AshaRows::asha)
                .optional();
    }

    /** Whose enrolment it was. */
    Optional<UUID> withdraw(UUID id, Area area, OffsetDateTime now) {
        return jdbc.sql("UPDATE asha SET withdrawn_at = :now WHERE id = :id AND " + IN_AREA + "RETURNING person_id")
                .param("now", now)
                .param("id", id)
                .param("state", area.lgdState())
                .param("district", area.lgdDistrict())
                .query(UUID.class)
                .optional();
    }

    List<Asha> list(Area area, @Nullable String after, int most) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM asha WHERE " + IN_AREA + """
                        AND (CAST(:after AS text) IS NULL OR code > :after)
                        ORDER BY code
                        LIMIT :most
                        """)
                .param("state", area.lgdState())
                .param("district", area.lgdDistrict())
                .param("after", after)
                .param("most", most)
                .query(AshaRows::asha)
                .list();
    }

    Optional<Asha> ofPerson(UUID person) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM asha WHERE person_id = ? AND withdrawn_at IS NULL")
                .param(person)
                .query(AshaRows::asha)
                .optional();
    }

    private static SqlArrayValue villages(NewAsha wanted) {
        return new SqlArrayValue("integer", wanted.lgdVillages().toArray());
    }

    private static Asha asha(ResultSet row, int rowNumber) throws SQLException {
        return new Asha(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getInt("lgd_state"),
                row.getInt("lgd_district"),
                Arrays.asList((Integer[]) row.getArray("lgd_villages").getArray()),
                row.getObject("enrolled_at", OffsetDateTime.class).toInstant());
    }
}
