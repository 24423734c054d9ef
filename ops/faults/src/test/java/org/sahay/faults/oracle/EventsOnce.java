package org.sahay.faults.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sahay.local.agreement.Entry;

/** Every timeline entry is published once, in its order, without a gap; nothing else is. */
public final class EventsOnce {
    private EventsOnce() {}

    /**
     * @param timelines the entries of every complaint, by seq
     * @param events the records of every complaint, as they came
     */
    public static List<String> violations(Map<UUID, List<Entry>> timelines, Map<UUID, List<Entry>> events) {
        var found = new ArrayList<String>();
        var rest = new HashMap<>(events);
        timelines.forEach((complaint, timeline) -> {
            addGap(found, complaint, timeline);
            addDifference(found, complaint, timeline, rest.getOrDefault(complaint, List.of()));
            rest.remove(complaint);
        });
        rest.forEach((complaint, unknown) ->
                found.add("events of %s, which is no complaint: %s".formatted(complaint, unknown)));
        return found;
    }

    private static void addGap(List<String> found, UUID complaint, List<Entry> timeline) {
        for (int i = 0; i < timeline.size(); i++) {
            if (timeline.get(i).seq() != i + 1) {
                found.add("the timeline of %s has seq %d where %d belongs"
                        .formatted(complaint, timeline.get(i).seq(), i + 1));
                return;
            }
        }
    }

    private static void addDifference(List<String> found, UUID complaint, List<Entry> timeline, List<Entry> events) {
        if (events.equals(timeline)) {
            return;
        }
        var lost = new ArrayList<>(timeline);
        var extra = new ArrayList<Entry>();
        for (Entry event : events) {
            if (!lost.remove(event)) {
                extra.add(event);
            }
        }
        if (lost.isEmpty() && extra.isEmpty()) {
            found.add("the events of %s are out of order: %s".formatted(complaint, events));
        }
        if (!lost.isEmpty()) {
            found.add("events of %s are lost: %s".formatted(complaint, lost));
        }
        if (!extra.isEmpty()) {
            found.add("events of %s are there twice or were never due: %s".formatted(complaint, extra));
        }
    }

    /**
     * What a consumer acts on that drops every seq not above the last one it has seen, as delivery at least once asks of
     * consumers.
     */
    public static Map<UUID, List<Entry>> asConsumed(Map<UUID, List<Entry>> events) {
        var consumed = new HashMap<UUID, List<Entry>>();
        events.forEach((complaint, records) -> {
            var seen = new ArrayList<Entry>();
            for (Entry event : records) {
                if (seen.isEmpty() || event.seq() > seen.getLast().seq()) {
                    seen.add(event);
                }
            }
            consumed.put(complaint, seen);
        });
        return consumed;
    }

    /** How many records a consumer drops as seen before. */
    public static int repeats(Map<UUID, List<Entry>> events) {
        return size(events) - size(asConsumed(events));
    }

    private static int size(Map<UUID, List<Entry>> events) {
        return events.values().stream().mapToInt(List::size).sum();
    }
}
