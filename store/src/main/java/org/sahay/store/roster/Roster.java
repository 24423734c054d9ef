package org.sahay.store.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.complaint.Candidate;
import org.sahay.workflows.complaint.RoutingQuestion;
import org.sahay.workflows.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who decides complaints now. Officers are read once for each version of the roster; open cases are counted for every
 * question.
 */
public final class Roster {
    private final JdbcClient jdbc;
    private volatile RosterSnapshot latest = RosterSnapshot.NONE;

    public Roster(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An officer as routing sees them, with the cases they have open; also inactive ones. */
    public Optional<Candidate> find(UUID officerId) {
        Candidate officer = snapshot(version()).byId().get(officerId);
        if (officer == null) {
            return Optional.empty();
        }
        int open = openCases(List.of(officerId)).counts().getOrDefault(officerId, 0);
        return Optional.of(RosterSnapshot.withOpenCases(officer, open));
    }

    /** The roster for a question, none of it older than its version. */
    public RosterView view(RoutingQuestion question) {
        RosterSnapshot snapshot = latest;
        OpenCases open = openCases(snapshot.activeIn(question.office()));
        while (open.rosterVersion() != snapshot.version()) {
            snapshot = snapshot(open.rosterVersion());
            open = openCases(snapshot.activeIn(question.office()));
        }
        return new RosterView(snapshot.withOpenCases(open.counts()), snapshot.version());
    }

    /** How often the roster was changed. */
    public long version() {
        return jdbc.sql("SELECT version FROM roster_version").query(Long.class).single();
    }

    public Optional<Officer> byId(UUID officerId) {
        return jdbc.sql(OfficerRows.SELECT + "WHERE id = ?")
                .param(officerId)
                .query(OfficerRows::officer)
                .optional();
    }

    public Optional<Officer> byCode(String code) {
        return jdbc.sql(OfficerRows.SELECT + "WHERE code = ?")
                .param(code)
                .query(OfficerRows::officer)
                .optional();
    }

    /** The active officer of a role with the lowest code, in the named state and district; null stands for any. */
    public Optional<Officer> lowestCode(Role role, @Nullable Integer lgdState, @Nullable Integer lgdDistrict) {
        return jdbc.sql(OfficerRows.SELECT + """
                WHERE active AND role = :role
                    AND (CAST(:state AS integer) IS NULL OR lgd_state = :state)
                    AND (CAST(:district AS integer) IS NULL OR lgd_district = :district)
                ORDER BY code COLLATE "C"
                LIMIT 1
                """)
                .param("role", role.code())
                .param("state", lgdState)
                .param("district", lgdDistrict)
                .query(OfficerRows::officer)
                .optional();
    }

    private RosterSnapshot snapshot(long version) {
        RosterSnapshot known = latest;
        if (known.version() == version) {
            return known;
        }
        var read = new RosterSnapshot(
                version,
                jdbc.sql(OfficerRows.SELECT_CANDIDATES)
                        .query(OfficerRows::candidate)
                        .list());
        latest = read;
        return read;
    }

    /** In one statement, so that the version and the counts are of one instant. */
    private OpenCases openCases(List<UUID> officers) {
        var counts = new HashMap<UUID, Integer>();
        long version = jdbc.sql("""
                SELECT v.version, c.owner_id, c.open
                FROM roster_version v
                LEFT JOIN (
                    SELECT owner_id, count(*) AS open
                    FROM complaint
                    WHERE owner_id = ANY(CAST(:officers AS uuid[]))
                    GROUP BY owner_id) c ON true
                """)
                .param("officers", officers.toArray(UUID[]::new))
                .query(rows -> {
                    long found = -1;
                    while (rows.next()) {
                        found = rows.getLong("version");
                        UUID owner = rows.getObject("owner_id", UUID.class);
                        if (owner != null) {
                            counts.put(owner, rows.getInt("open"));
                        }
                    }
                    return found;
                });
        return new OpenCases(version, counts);
    }

    private record OpenCases(long rosterVersion, Map<UUID, Integer> counts) {}
}
