package org.sahay.store.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sahay.store.complaint.Listing.View;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads complaints. Whoever shows one to a person asks {@code kase().visibleTo(actor)} first; lists do so themselves. */
public final class ComplaintQueries {
    private final JdbcClient jdbc;
    private final ComplaintRows rows;
    private final Clock clock;

    ComplaintQueries(JdbcClient jdbc, ComplaintRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    public Optional<ComplaintRow> find(UUID id) {
        return jdbc.sql(ComplaintRows.SELECT + "WHERE id = ?")
                .param(id)
                .query(rows::complaint)
                .optional();
    }

    /** What happened, in order; empty for an unknown complaint. */
    public List<TimelineEntry> timeline(UUID id) {
        return jdbc.sql(ComplaintRows.SELECT_TIMELINE)
                .param("id", id)
                .param("fromSeq", 1)
                .query(rows::entry)
                .list();
    }

    /** @throws InvalidCursorException when the cursor is none of this view */
    public Page<ComplaintRow> list(Listing listing) {
        var sql = new ListingSql(listing, clock.instant());
        List<ComplaintRow> found =
                jdbc.sql(sql.text()).params(sql.params()).query(rows::complaint).list();
        if (found.size() <= listing.limit()) {
            return new Page<>(found, null);
        }
        List<ComplaintRow> page = found.subList(0, listing.limit());
        return new Page<>(page, cursorAfter(page.getLast(), listing.view()).encode());
    }

    private static Cursor cursorAfter(ComplaintRow last, View view) {
        Instant due = last.kase().citizenClock().dueAt();
        return new Cursor(view, due == null ? Cursor.NOT_DUE : due, last.id());
    }
}
