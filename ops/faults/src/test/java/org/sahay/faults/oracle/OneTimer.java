package org.sahay.faults.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A case that nobody attends has one timer at a time, and one fires for each instant at which something is due. What a
 * busy machine decides in one go, because the second fell due before the first was seen to, needs one timer.
 */
public final class OneTimer {
    private OneTimer() {}

    /** What a history tells of timers, in its order. */
    public sealed interface Step {
        /** @param dueAt when it is to fire */
        record Started(String timer, Instant dueAt) implements Step {}

        record Canceled(String timer) implements Step {}

        record Fired(String timer, Instant at) implements Step {}
    }

    /**
     * An entry of the clocks in the timeline.
     *
     * @param at when it was decided
     */
    public record Deadline(Instant dueAt, Instant at) {}

    /**
     * @param steps the timers of the history, in its order
     * @param deadlines the entries of the clocks in the timeline
     * @param latest how long after its deadline a timer may fire
     */
    public static List<String> violations(List<Step> steps, List<Deadline> deadlines, Duration latest) {
        var found = new ArrayList<String>();
        Map<String, Instant> pending = new HashMap<>();
        var fired = new ArrayList<Instant>();
        for (Step step : steps) {
            switch (step) {
                case Step.Started(String timer, Instant dueAt) -> {
                    pending.put(timer, dueAt);
                    if (pending.size() > 1) {
                        found.add("timers pending at once, due at " + pending.values());
                    }
                }
                case Step.Canceled(String timer) -> pending.remove(timer);
                case Step.Fired(String timer, Instant at) -> {
                    Instant dueAt = pending.remove(timer);
                    fired.add(dueAt);
                    if (dueAt == null || at.isBefore(dueAt) || at.isAfter(dueAt.plus(latest))) {
                        found.add("the timer due at %s fired at %s".formatted(dueAt, at));
                    }
                }
            }
        }
        addDifference(found, fired, deadlines);
        return found;
    }

    private static void addDifference(List<String> found, List<Instant> fired, List<Deadline> deadlines) {
        Map<Instant, Instant> firstDueOf = new TreeMap<>();
        deadlines.forEach(deadline ->
                firstDueOf.merge(deadline.at(), deadline.dueAt(), (one, other) -> one.isBefore(other) ? one : other));
        var due = firstDueOf.values().stream().distinct().toList();
        if (!due.equals(fired)) {
            found.add("timers fired for %s, and due was %s".formatted(fired, deadlines));
        }
    }
}
