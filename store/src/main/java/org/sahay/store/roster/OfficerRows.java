package org.sahay.store.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.sahay.workflows.complaint.Candidate;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** Reads officers from rows. */
final class OfficerRows {
    static final String SELECT = """
            SELECT id, code, role, department, lgd_state, lgd_district, language, active
            FROM officer
            """;

    static final String SELECT_CANDIDATES = """
            SELECT o.id, o.code, o.role, o.department, o.lgd_state, o.lgd_district, o.active,
                ARRAY(SELECT s.category FROM department_category s
                      WHERE s.department = o.department ORDER BY s.category) AS serves
            FROM officer o
            ORDER BY o.code COLLATE "C"
            """;

    private OfficerRows() {}

    static Officer officer(ResultSet row, int rowNumber) throws SQLException {
        return new Officer(
                row.getObject("id", UUID.class),
                row.getString("code"),
                Role.of(row.getString("role")),
                row.getString("department"),
                area(row),
                row.getString("language"),
                row.getBoolean("active"));
    }

    static Candidate candidate(ResultSet row, int rowNumber) throws SQLException {
        return new Candidate(
                row.getObject("id", UUID.class),
                row.getString("code"),
                Role.of(row.getString("role")),
                row.getString("department"),
                List.of((String[]) row.getArray("serves").getArray()),
                area(row),
                row.getBoolean("active"),
                0);
    }

    private static Area area(ResultSet row) throws SQLException {
        return new Area(row.getObject("lgd_state", Integer.class), row.getObject("lgd_district", Integer.class));
    }
}
