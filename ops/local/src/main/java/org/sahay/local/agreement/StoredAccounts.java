package org.sahay.local.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what PostgreSQL keeps of a complaint. */
public final class StoredAccounts {
    private final JdbcClient jdbc;

    public StoredAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The timeline's rows, each with the officer routing chose then and who acted. */
    public List<OwedNotices.Course> course(UUID complaint) {
        return jdbc.sql("""
                        SELECT seq, event, from_status, to_status, level, actor_id,
                               transition -> 'routing' ->> 'chosen' AS chosen
                        FROM sahay.complaint_timeline
                        WHERE complaint_id = ?
                        ORDER BY seq
                        """)
                .param(complaint)
                .query((row, _) ->
                        new OwedNotices.Course(entry(row), chosen(row), row.getObject("actor_id", UUID.class)))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("seq"),
                row.getString("event"),
                row.getString("from_status"),
                row.getString("to_status"),
                row.getInt("level"));
    }

    private static @Nullable UUID chosen(ResultSet row) throws SQLException {
        String chosen = row.getString("chosen");
        return chosen == null ? null : UUID.fromString(chosen);
    }

    public RowState row(UUID complaint) {
        return jdbc.sql("SELECT seq, status, level FROM sahay.complaint WHERE id = ?")
                .param(complaint)
                .query((row, _) -> new RowState(row.getLong("seq"), row.getString("status"), row.getInt("level")))
                .single();
    }

    public List<SentNotice> sent(UUID complaint) {
        return jdbc.sql("""
                        SELECT seq, kind, recipient_id
                        FROM sahay.message
                        WHERE complaint_id = ? AND sent_at IS NOT NULL
                        """)
                .param(complaint)
                .query((row, _) -> new SentNotice(
                        row.getLong("seq"), row.getString("kind"), row.getObject("recipient_id", UUID.class)))
                .list();
    }
}
