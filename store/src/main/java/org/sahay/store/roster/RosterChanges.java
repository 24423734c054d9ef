package org.sahay.store.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.complaint.ComplaintId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Adds and changes officers and wakes the cases that concerns, all in one transaction. */
public final class RosterChanges {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final RosterLock lock;
    private final RosterWakeUps wakeUps;

    public RosterChanges(JdbcClient jdbc, TransactionOperations transactions, RosterLock lock, RosterWakeUps wakeUps) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.lock = lock;
        this.wakeUps = wakeUps;
    }

    /**
     * Makes the officers as said, each found by their code.
     *
     * @return how many cases are woken: those that want somebody in an active officer's area, and those whose owner
     *     departed
     */
    public int apply(List<OfficerChange> changes) {
        Integer woken = transactions.execute(status -> {
            lock.takeForChange();
            List<UUID> changed = changes.stream().map(this::save).toList();
            List<Affected> affected = affectedBy(changed);
            affected.forEach(a -> wakeUps.wake(new ComplaintId(a.complaintId()), a.departed()));
            return affected.size();
        });
        return woken == null ? 0 : woken;
    }

    private UUID save(OfficerChange change) {
        return jdbc.sql("""
                INSERT INTO officer (id, code, role, department, lgd_state, lgd_district, language, active)
                VALUES (:id, :code, :role, :department, :state, :district, :language, :active)
                ON CONFLICT (code) DO UPDATE SET
                    role = excluded.role, department = excluded.department, lgd_state = excluded.lgd_state,
                    lgd_district = excluded.lgd_district, language = excluded.language, active = excluded.active
                RETURNING id
                """)
                .param("id", UUID.randomUUID())
                .param("code", change.code())
                .param("role", change.role().code())
                .param("department", change.department())
                .param("state", change.area().lgdState())
                .param("district", change.area().lgdDistrict())
                .param("language", change.language())
                .param("active", change.active())
                .query(UUID.class)
                .single();
    }

    private List<Affected> affectedBy(List<UUID> changed) {
        return jdbc.sql(RosterSql.AFFECTED)
                .param("changed", changed.toArray(UUID[]::new))
                .query(RosterChanges::affected)
                .list();
    }

    private static Affected affected(ResultSet row, int rowNumber) throws SQLException {
        return new Affected(row.getObject("id", UUID.class), row.getObject("departed", UUID.class));
    }

    private record Affected(UUID complaintId, @Nullable UUID departed) {}
}
