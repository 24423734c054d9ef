package org.sahay.store.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.Basis;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads entries: to seal and to verify in the order of commits. */
final class AuditEntries {
    private static final String COLUMNS = """
            SELECT xid::text::bigint AS transaction, id, at, actor_id, actor_role, operation, subject_citizen, object_type,
                   object_id, purpose, request_id, session, basis, consent_id
            FROM audit_entry
            """;

    private final JdbcClient jdbc;

    AuditEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those after a position that no open transaction may still precede. */
    List<StoredEntry> settledAfter(Position position, int limit) {
        return jdbc.sql(COLUMNS + """
                        WHERE (xid, id) > (CAST(:xid AS xid8), :id) AND xid < pg_snapshot_xmin(pg_current_snapshot())
                        ORDER BY xid, id
                        LIMIT :limit
                        """)
                .param("xid", Long.toString(position.xid()))
                .param("id", position.id())
                .param("limit", limit)
                .query((rs, n) -> entry(rs))
                .list();
    }

    /** The first ones after a position. */
    List<StoredEntry> following(Position position, int limit) {
        return jdbc.sql(COLUMNS + """
                        WHERE (xid, id) > (CAST(:xid AS xid8), :id)
                        ORDER BY xid, id
                        LIMIT :limit
                        """)
                .param("xid", Long.toString(position.xid()))
                .param("id", position.id())
                .param("limit", limit)
                .query((rs, n) -> entry(rs))
                .list();
    }

    /** Those about a person's data below an id, newest first. */
    List<StoredEntry> about(UUID person, long below, int limit) {
        return jdbc.sql(COLUMNS + "WHERE subject_citizen = :person AND id < :below ORDER BY id DESC LIMIT :limit")
                .param("person", person)
                .param("below", below)
                .param("limit", limit)
                .query((rs, n) -> entry(rs))
                .list();
    }

    /** What is behind a position: not sealed yet. */
    Tail after(Position position) {
        return jdbc.sql("""
                        SELECT count(*) AS entries, min(at) AS oldest FROM audit_entry
                        WHERE (xid, id) > (CAST(:xid AS xid8), :id)
                        """)
                .param("xid", Long.toString(position.xid()))
                .param("id", position.id())
                .query((rs, n) -> {
                    OffsetDateTime oldest = rs.getObject("oldest", OffsetDateTime.class);
                    return new Tail(rs.getLong("entries"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    long countUpTo(Position position) {
        return jdbc.sql("SELECT count(*) FROM audit_entry WHERE (xid, id) <= (CAST(:xid AS xid8), :id)")
                .param("xid", Long.toString(position.xid()))
                .param("id", position.id())
                .query(Long.class)
                .single();
    }

    /** Those that name a transaction which has not begun. */
    long countAhead() {
        return jdbc.sql("SELECT count(*) FROM audit_entry WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())")
                .query(Long.class)
                .single();
    }

    /** Whether this PostgreSQL has not yet come to the transaction of a position: it was written by another one. */
    boolean isForeign(Position position) {
        return jdbc.sql("SELECT CAST(:xid AS xid8) >= pg_snapshot_xmax(pg_current_snapshot())")
                .param("xid", Long.toString(position.xid()))
                .query(Boolean.class)
                .single();
    }

    private static StoredEntry entry(ResultSet rs) throws SQLException {
        return new StoredEntry(
                new Position(rs.getLong("transaction"), rs.getLong("id")),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                new AuditEntry(
                        rs.getObject("actor_id", UUID.class),
                        rs.getString("actor_role"),
                        rs.getString("operation"),
                        rs.getObject("subject_citizen", UUID.class),
                        rs.getString("object_type"),
                        rs.getObject("object_id", UUID.class),
                        rs.getString("purpose"),
                        basis(rs.getString("basis"), rs.getObject("consent_id", UUID.class))),
                rs.getString("request_id"),
                rs.getString("session"));
    }

    /** A consent without a ground makes no sense, and must not go unseen either. */
    private static @Nullable Basis basis(@Nullable String ground, @Nullable UUID consent) {
        return ground == null && consent == null ? null : new Basis(String.valueOf(ground), consent);
    }
}
