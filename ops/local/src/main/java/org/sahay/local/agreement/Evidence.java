package org.sahay.local.agreement;

import java.util.List;
import java.util.UUID;

/**
 * Everything that is known of one complaint, each part read from where it is kept.
 *
 * @param complaint the case
 * @param timeline the timeline's rows, by seq
 * @param events the records of complaints.events, as they came
 * @param history the transitions in the workflow's history, first those of the first run
 * @param row the complaint's row
 * @param sent the notices sent
 * @param owed the notices the process owes for this course of events
 */
public record Evidence(
        UUID complaint,
        List<Entry> timeline,
        List<Entry> events,
        List<Entry> history,
        RowState row,
        List<SentNotice> sent,
        List<SentNotice> owed) {
    public Evidence {
        timeline = List.copyOf(timeline);
        events = List.copyOf(events);
        history = List.copyOf(history);
        sent = List.copyOf(sent);
        owed = List.copyOf(owed);
    }
}
