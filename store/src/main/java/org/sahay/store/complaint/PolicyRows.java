package org.sahay.store.complaint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.sahay.workflows.complaint.PolicyTerms;

/** Reads policies from rows. */
final class PolicyRows {
    private PolicyRows() {}

    static PolicyTerms terms(ResultSet row) throws SQLException {
        return new PolicyTerms(
                row.getInt("version"),
                row.getInt("sla_hours"),
                row.getInt("officer_hours"),
                row.getInt("warn_percent"),
                List.of((Integer[]) row.getArray("escalate_at_percent").getArray()),
                row.getBoolean("pause_citizen_clock"),
                row.getInt("max_pauses"),
                row.getInt("held_alert_hours"),
                row.getInt("info_wait_hours"),
                row.getInt("window_hours"),
                row.getInt("max_reopens"),
                row.getInt("max_transfers"),
                row.getInt("reminder_hours"));
    }
}
