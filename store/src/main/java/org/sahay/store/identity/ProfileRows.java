package org.sahay.store.identity;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of profiles, and what each change replaced. */
final class ProfileRows {
    private static final String SELECT = """
            SELECT id, version, language, name_token, abha_number_token, abha_address_token, village_token, updated_at
            FROM person_profile WHERE id = ?
            """;

    private final JdbcClient jdbc;

    ProfileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ProfileRow> find(UUID id) {
        return jdbc.sql(SELECT).param(id).query(ProfileRows::row).optional();
    }

    /** The row, locked; made when there is none, so that also two first changes come one after the other. */
    ProfileRow locked(ProfileRow ifNone) {
        jdbc.sql("""
                        INSERT INTO person_profile (id, version, updated_at) VALUES (:id, :version, :updatedAt)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", ifNone.id())
                .param("version", ifNone.version())
                .param("updatedAt", ifNone.updatedAt().atOffset(UTC))
                .update();
        return jdbc.sql(SELECT + "FOR UPDATE")
                .param(ifNone.id())
                .query(ProfileRows::row)
                .single();
    }

    /** Puts a row in the place of the locked one, which goes into the history. */
    void replace(ProfileRow after, UUID by) {
        jdbc.sql("""
                        INSERT INTO person_profile_history
                          (id, version, language, name_token, abha_number_token, abha_address_token, village_token,
                           updated_at, replaced_at, replaced_by)
                        SELECT id, version, language, name_token, abha_number_token, abha_address_token, village_token,
                               updated_at, :now, :by
                        FROM person_profile WHERE id = :id
                        """)
                .param("id", after.id())
                .param("now", after.updatedAt().atOffset(UTC))
                .param("by", by)
                .update();
        jdbc.sql("""
                        UPDATE person_profile
                        SET version = :version, language = :language, name_token = :name,
                            abha_number_token = :abhaNumber, abha_address_token = :abhaAddress,
                            village_token = :village, updated_at = :now
                        WHERE id = :id
                        """)
                .param("id", after.id())
                .param("version", after.version())
                .param("language", after.language())
                .param("name", after.nameToken())
                .param("abhaNumber", after.abhaNumberToken())
                .param("abhaAddress", after.abhaAddressToken())
                .param("village", after.villageToken())
                .param("now", after.updatedAt().atOffset(UTC))
                .update();
    }

    private static ProfileRow row(ResultSet row, int rowNumber) throws SQLException {
        return new ProfileRow(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("language"),
                row.getObject("name_token", UUID.class),
                row.getObject("abha_number_token", UUID.class),
                row.getObject("abha_address_token", UUID.class),
                row.getObject("village_token", UUID.class),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
