package org.sahay.bench.timers;

import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.timers.CaseRows.Breach;

/**
 * One set of cases whose terms have ended.
 *
 * @param lost missing breach entries, timers fired for a breach and interim replies; there is one of each a case
 * @param extra those beyond one a case
 * @param fired milliseconds from the end of the term to TimerFired in the history
 * @param written milliseconds from the end of the term to the row that shows it
 * @param drainSeconds from the first end of a term to the last row that shows one
 * @param fsyncPerSecond the control probe just before
 * @param eventsPerCase of the histories
 * @param cpuSecondsPer1000 by process, for each 1,000 cases over the whole part
 */
record Part(
        int cases,
        long lost,
        long extra,
        Latency fired,
        Latency written,
        double drainSeconds,
        double fsyncPerSecond,
        Map<String, Double> eventsPerCase,
        Map<String, Double> cpuSecondsPer1000) {
    private static final List<EventType> COUNTED = List.of(
            EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
            EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
            EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED,
            EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
            EventType.EVENT_TYPE_MARKER_RECORDED,
            EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
            EventType.EVENT_TYPE_TIMER_STARTED,
            EventType.EVENT_TYPE_TIMER_FIRED);

    static Part of(
            int cases,
            List<Breach> rows,
            List<CaseHistory> histories,
            double fsync,
            Map<String, Double> cpuSecondsPer1000) {
        var timers = histories.stream()
                .map(history -> history.fired().stream()
                        .filter(timer -> timer.event().equals("breach"))
                        .toList())
                .toList();
        var lost = (cases - rows.size())
                + rows.stream().filter(row -> row.replies() == 0).count()
                + timers.stream().filter(List::isEmpty).count();
        var extra = rows.stream().mapToLong(row -> row.breaches() - 1).sum()
                + rows.stream().mapToLong(row -> Math.max(0, row.replies() - 1)).sum()
                + timers.stream()
                        .mapToLong(fired -> Math.max(0, fired.size() - 1))
                        .sum();
        return new Part(
                cases,
                lost,
                extra,
                Latency.ofNanos(timers.stream()
                        .flatMap(List::stream)
                        .mapToLong(timer ->
                                Duration.between(timer.dueAt(), timer.at()).toNanos())
                        .toArray()),
                Latency.ofNanos(rows.stream()
                        .mapToLong(row ->
                                Duration.between(row.dueAt(), row.writtenAt()).toNanos())
                        .toArray()),
                drain(rows),
                fsync,
                eventsPerCase(histories),
                cpuSecondsPer1000);
    }

    private static double drain(List<Breach> rows) {
        var first = rows.stream().map(Breach::dueAt).min(Instant::compareTo);
        var last = rows.stream().map(Breach::writtenAt).max(Instant::compareTo);
        return first.isEmpty() || last.isEmpty()
                ? 0
                : Duration.between(first.get(), last.get()).toMillis() / 1e3;
    }

    private static Map<String, Double> eventsPerCase(List<CaseHistory> histories) {
        var perCase = new TreeMap<String, Double>();
        for (var type : COUNTED) {
            var name = type.name().substring("EVENT_TYPE_".length()).toLowerCase(java.util.Locale.ROOT);
            perCase.put(
                    name,
                    histories.stream().mapToLong(history -> history.count(type)).sum()
                            / (double) Math.max(1, histories.size()));
        }
        return perCase;
    }
}
