package org.sahay.local.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compares the accounts of a complaint. Pure; an empty list of disagreements is agreement. */
public final class Agreement {
    private Agreement() {}

    /** Each way in which the accounts differ, as a sentence. */
    public static List<String> disagreements(Evidence evidence) {
        var found = new ArrayList<String>();
        addGaps(found, evidence.timeline());
        addDifferences(found, "complaints.events", evidence.timeline(), evidence.events());
        addDifferences(found, "the workflow history", evidence.timeline(), evidence.history());
        addRow(found, evidence);
        addNotices(found, evidence);
        return found;
    }

    private static void addGaps(List<String> found, List<Entry> timeline) {
        if (timeline.isEmpty()) {
            found.add("the timeline is empty");
        }
        for (int i = 0; i < timeline.size(); i++) {
            if (timeline.get(i).seq() != i + 1) {
                found.add("the timeline has seq %d where %d belongs"
                        .formatted(timeline.get(i).seq(), i + 1));
            }
            String before = i == 0 ? null : timeline.get(i - 1).to();
            if (!Objects.equals(before, timeline.get(i).from())) {
                found.add("timeline entry %s does not start where the one before ended".formatted(timeline.get(i)));
            }
        }
    }

    private static void addDifferences(List<String> found, String where, List<Entry> timeline, List<Entry> other) {
        int longer = Math.max(timeline.size(), other.size());
        for (int i = 0; i < longer; i++) {
            Entry expected = i < timeline.size() ? timeline.get(i) : null;
            Entry actual = i < other.size() ? other.get(i) : null;
            if (!Objects.equals(expected, actual)) {
                found.add("%s says «%s» where the timeline says «%s»".formatted(where, actual, expected));
                return; // What follows is shifted by this one and would only repeat it.
            }
        }
    }

    private static void addRow(List<String> found, Evidence evidence) {
        if (evidence.timeline().isEmpty()) {
            return;
        }
        Entry last = evidence.timeline().getLast();
        var expected = new RowState(last.seq(), last.to(), last.level());
        if (!expected.equals(evidence.row())) {
            found.add("the row says %s where the timeline's end says %s".formatted(evidence.row(), expected));
        }
    }

    private static void addNotices(List<String> found, Evidence evidence) {
        var missing = new ArrayList<>(evidence.owed());
        for (SentNotice sent : evidence.sent().stream().sorted().toList()) {
            if (!missing.remove(sent)) {
                found.add("notice sent that is not owed, or sent twice: " + sent);
            }
        }
        missing.stream().sorted().forEach(notice -> found.add("notice owed and not sent: " + notice));
    }
}
