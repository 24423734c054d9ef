package org.sahay.store.complaint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.sahay.store.temporal.CaseJson;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.Transition;

/** Reads complaints and timelines from rows. */
final class ComplaintRows {
    static final String SELECT = """
            SELECT id, number, snapshot, run_id, language, channel, facility_id, accepted_at, updated_at,
                description_token, place_token
            FROM complaint
            """;

    static final String SELECT_TIMELINE = """
            SELECT transition, text_token
            FROM complaint_timeline
            WHERE complaint_id = :id AND seq >= :fromSeq
            ORDER BY seq
            """;

    private final CaseJson json;

    ComplaintRows(CaseJson json) {
        this.json = json;
    }

    ComplaintRow complaint(ResultSet row, int rowNumber) throws SQLException {
        return new ComplaintRow(
                row.getObject("id", UUID.class),
                row.getString("number"),
                kase(row, rowNumber),
                row.getString("run_id"),
                row.getString("language"),
                row.getString("channel"),
                row.getObject("facility_id", UUID.class),
                instant(row, "accepted_at"),
                instant(row, "updated_at"),
                row.getObject("description_token", UUID.class),
                row.getObject("place_token", UUID.class));
    }

    ComplaintCase kase(ResultSet row, int rowNumber) throws SQLException {
        return json.read(row.getString("snapshot"), ComplaintCase.class);
    }

    TimelineEntry entry(ResultSet row, int rowNumber) throws SQLException {
        return new TimelineEntry(
                json.read(row.getString("transition"), Transition.class), row.getObject("text_token", UUID.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
