package org.sahay.bench.timers;

import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the workflow of one case did, from its history.
 *
 * @param counts events by type
 * @param fired timers that fired
 */
record CaseHistory(Map<EventType, Long> counts, List<Fired> fired) {
    private static final Pattern SUMMARY = Pattern.compile("([a-z-]+) due (\\S+)");

    CaseHistory {
        counts = Map.copyOf(counts);
        fired = List.copyOf(fired);
    }

    /** A timer: what it was for, when that was due, and when the server fired it. */
    record Fired(String event, Instant dueAt, Instant at) {}

    /** @param text reads a payload that holds a text */
    static CaseHistory of(List<HistoryEvent> events, Function<Payload, String> text) {
        var counts = new HashMap<EventType, Long>();
        var started = new HashMap<Long, HistoryEvent>();
        for (var event : events) {
            counts.merge(event.getEventType(), 1L, Long::sum);
            if (event.hasTimerStartedEventAttributes()) {
                started.put(event.getEventId(), event);
            }
        }
        var fired = events.stream()
                .filter(HistoryEvent::hasTimerFiredEventAttributes)
                .flatMap(event -> Optional.ofNullable(
                        started.get(event.getTimerFiredEventAttributes().getStartedEventId()))
                        .flatMap(start -> fired(start, event, text))
                        .stream())
                .toList();
        return new CaseHistory(counts, fired);
    }

    long count(EventType type) {
        return counts.getOrDefault(type, 0L);
    }

    /** The timer's summary says what it is for. */
    private static Optional<Fired> fired(HistoryEvent start, HistoryEvent end, Function<Payload, String> text) {
        if (!start.getUserMetadata().hasSummary()) {
            return Optional.empty();
        }
        var summary = SUMMARY.matcher(text.apply(start.getUserMetadata().getSummary()));
        return summary.matches()
                ? Optional.of(new Fired(summary.group(1), Instant.parse(summary.group(2)), instant(end)))
                : Optional.empty();
    }

    private static Instant instant(HistoryEvent event) {
        return Instant.ofEpochSecond(
                event.getEventTime().getSeconds(), event.getEventTime().getNanos());
    }
}
