package org.sahay.bench.timers;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What the rows of cases say about their breach. */
final class CaseRows implements AutoCloseable {
    private final Connection connection;

    CaseRows(Connection connection) {
        this.connection = connection;
    }

    /**
     * One case.
     *
     * @param breaches timeline entries
     * @param replies interim replies to the citizen that were sent
     * @param dueAt end of its term
     * @param writtenAt the clock when the first entry was written, just before its commit
     */
    record Breach(UUID id, long breaches, long replies, Instant dueAt, Instant writtenAt) {}

    /** The cases that have a breach entry; the others are missing. */
    List<Breach> breaches(Collection<UUID> cases) throws SQLException {
        var found = new ArrayList<Breach>();
        try (var query = connection.prepareStatement("""
                select t.complaint_id, count(*), min(t.due_at),
                    (select min(a.at) from sahay.audit_entry a
                     where a.object_id = t.complaint_id and a.operation = 'complaint.breach'),
                    (select count(*) from sahay.message m
                     where m.complaint_id = t.complaint_id and m.kind = 'CITIZEN_INTERIM_REPLY' and m.state = 'SENT')
                from sahay.complaint_timeline t
                where t.event = 'breach' and t.complaint_id = any(?)
                group by t.complaint_id
                """)) {
            query.setArray(1, array(cases));
            var row = query.executeQuery();
            while (row.next()) {
                found.add(new Breach(
                        row.getObject(1, UUID.class),
                        row.getLong(2),
                        row.getLong(5),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getObject(4, OffsetDateTime.class).toInstant()));
            }
        }
        return found;
    }

    /** How many of the cases their workflow has moved at least once. */
    long routed(Collection<UUID> cases) {
        return count("select count(*) from sahay.complaint where run_id is not null and id = any(?)", cases);
    }

    /** How many of the cases have a breach entry and their interim reply sent. */
    long done(Collection<UUID> cases) {
        return count("""
                select count(distinct complaint_id) from sahay.message
                where kind = 'CITIZEN_INTERIM_REPLY' and state = 'SENT' and complaint_id = any(?)
                """, cases);
    }

    private long count(String sql, Collection<UUID> cases) {
        try (var query = connection.prepareStatement(sql)) {
            query.setArray(1, array(cases));
            var row = query.executeQuery();
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The cases cannot be counted", e);
        }
    }

    private Array array(Collection<UUID> cases) throws SQLException {
        return connection.createArrayOf("uuid", cases.toArray());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
