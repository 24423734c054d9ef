package org.sahay.store.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sahay.workflows.identity.Area;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Who treats people. Complaints do not depend on them, and so nothing is woken by a change. */
public final class Clinicians {
    private static final String SELECT =
            "SELECT id, code, department, lgd_state, lgd_district, language, active FROM clinician ";

    private final JdbcClient jdbc;

    private final TransactionOperations transactions;

    Clinicians(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Makes the clinicians as said, each found by their code: all of them, or none when one cannot be. */
    public void apply(List<ClinicianChange> changes) {
        transactions.executeWithoutResult(status -> changes.forEach(this::save));
    }

    private void save(ClinicianChange change) {
        jdbc.sql("""
                        INSERT INTO clinician (id, code, department, lgd_state, lgd_district, language, active)
                        VALUES (:id, :code, :department, :state, :district, :language, :active)
                        ON CONFLICT (code) DO UPDATE SET
                            department = excluded.department, lgd_state = excluded.lgd_state,
                            lgd_district = excluded.lgd_district, language = excluded.language, active = excluded.active
                        """)
                .param("id", UUID.randomUUID())
                .param("code", change.code())
                .param("department", change.department())
                .param("state", change.area().lgdState())
                .param("district", change.area().lgdDistrict())
                .param("language", change.language())
                .param("active", change.active())
                .update();
    }

    public Optional<Clinician> byId(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = ?")
                .param(id)
                .query(Clinicians::clinician)
                .optional();
    }

    public Optional<Clinician> byCode(String code) {
        return jdbc.sql(SELECT + "WHERE code = ?")
                .param(code)
                .query(Clinicians::clinician)
                .optional();
    }

    private static Clinician clinician(ResultSet row, int rowNumber) throws SQLException {
        return new Clinician(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("department"),
                new Area(row.getObject("lgd_state", Integer.class), row.getObject("lgd_district", Integer.class)),
                row.getString("language"),
                row.getBoolean("active"));
    }
}
