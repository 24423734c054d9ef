package org.sahay.store.identity;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sahay.workflows.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of sessions. */
final class SessionRows {
    private static final String SELECT = """
            SELECT id, person_id, role, key_thumbprint, started_at, last_used_at, expires_at, ended_at FROM session
            """;

    private final JdbcClient jdbc;

    SessionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(SessionRow session) {
        jdbc.sql("""
                        INSERT INTO session
                          (id, person_id, role, key_thumbprint, started_at, last_used_at, expires_at)
                        VALUES (:id, :person, :role, :thumbprint, :startedAt, :lastUsedAt, :expiresAt)
                        """)
                .param("id", session.id())
                .param("person", session.personId())
                .param("role", session.role().code())
                .param("thumbprint", session.keyThumbprint())
                .param("startedAt", session.startedAt().atOffset(UTC))
                .param("lastUsedAt", session.lastUsedAt().atOffset(UTC))
                .param("expiresAt", session.expiresAt().atOffset(UTC))
                .update();
    }

    /** The session of a refresh token, locked: all that happens to a family happens one after the other. */
    Optional<SessionRow> lockedByToken(byte[] tokenHash) {
        return jdbc.sql(SELECT + """
                        WHERE id = (SELECT session_id FROM refresh_token WHERE token_hash = ?)
                        FOR UPDATE
                        """).param(tokenHash).query(SessionRows::row).optional();
    }

    Optional<SessionRow> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = ?")
                .param(id)
                .query(SessionRows::row)
                .optional();
    }

    List<SessionRow> live(UUID person, Instant now) {
        return jdbc.sql(SELECT + """
                        WHERE person_id = :person AND ended_at IS NULL AND expires_at > :now
                        ORDER BY started_at DESC, id
                        """)
                .param("person", person)
                .param("now", now.atOffset(UTC))
                .query(SessionRows::row)
                .list();
    }

    void used(UUID id, Instant at, Instant expiresAt) {
        jdbc.sql("UPDATE session SET last_used_at = :at, expires_at = :expiresAt WHERE id = :id")
                .param("id", id)
                .param("at", at.atOffset(UTC))
                .param("expiresAt", expiresAt.atOffset(UTC))
                .update();
    }

    /** Whether there was a live one of this person to end. */
    boolean end(UUID person, UUID id, Instant now) {
        return jdbc.sql("""
                        UPDATE session SET ended_at = :now
                        WHERE id = :id AND person_id = :person AND ended_at IS NULL AND expires_at > :now
                        """)
                        .param("id", id)
                        .param("person", person)
                        .param("now", now.atOffset(UTC))
                        .update()
                > 0;
    }

    /** Deletes some sessions that would have expired by then, ended or not, with their tokens; returns how many. */
    int purge(Instant before) {
        return jdbc.sql("""
                        DELETE FROM session
                        WHERE id IN (SELECT id FROM session WHERE expires_at <= :before LIMIT 1000)
                        """).param("before", before.atOffset(UTC)).update();
    }

    private static SessionRow row(ResultSet rs, int rowNumber) throws SQLException {
        OffsetDateTime endedAt = rs.getObject("ended_at", OffsetDateTime.class);
        return new SessionRow(
                rs.getObject("id", UUID.class),
                rs.getObject("person_id", UUID.class),
                Role.of(rs.getString("role")),
                rs.getString("key_thumbprint"),
                instant(rs, "started_at"),
                instant(rs, "last_used_at"),
                instant(rs, "expires_at"),
                endedAt == null ? null : endedAt.toInstant());
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
