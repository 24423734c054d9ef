package org.sahay.faults.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.sahay.faults.load.Journal;
import org.sahay.faults.oracle.Durability;
import org.sahay.faults.oracle.EventsOnce;
import org.sahay.faults.oracle.OneWorkflowEach;
import org.sahay.local.agreement.Entry;
import org.sahay.local.process.Await;

/**
 * What must be so some time after everything runs again: every filing is kept as it was acknowledged, has one workflow and
 * its events once, and every account of it agrees.
 */
public final class Settlement {
    private static final int FEW = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final FaultPlatform platform;
    private final String test;
    private final Journal journal;
    private final Cases cases;
    private final Delivery delivery;

    /** How often an event may be in the topic. */
    public enum Delivery {
        /** Once: nothing was killed, so nothing had to be sent again. */
        ONCE,
        /** At least once: a consumer that drops what it has seen sees it once. */
        AT_LEAST_ONCE
    }

    public Settlement(FaultPlatform platform, String test, Journal journal, Delivery delivery) {
        this.platform = platform;
        this.test = test;
        this.journal = journal;
        this.cases = new Cases(platform);
        this.delivery = delivery;
    }

    /** Waits until nothing is violated, prints how long that took, and fails when it takes longer than the bound. */
    public void await(Duration bound) {
        long start = System.nanoTime();
        var last = new ArrayList<String>();
        boolean settled = Await.until(bound, () -> {
            last.clear();
            last.addAll(violations());
            return last.isEmpty() || pause();
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(last.stream().limit(FEW))
                .as("%s: violated %.1f s after the end", test, seconds)
                .isEmpty();
        assertThat(settled).isTrue();
        report(seconds);
    }

    /** Looking is work for the same machine. */
    private static boolean pause() {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        return false;
    }

    private List<String> violations() {
        List<Cases.Row> all = cases.rows();
        List<Cases.Row> ours = Cases.of(journal.entries(), all);
        Set<UUID> ids = ids(ours);
        Map<UUID, List<Entry>> events = delivered(ids);

        var found = new ArrayList<String>();
        found.addAll(Durability.violations(
                platform.filed(), all.stream().map(Cases.Row::stored).toList()));
        found.addAll(OneWorkflowEach.violations(
                ids(all), ids(all.stream().filter(Cases.Row::open).toList()), cases.executions()));
        found.addAll(EventsOnce.violations(only(ids, cases.timelines()), events));
        if (cases.undeliverable() > 0) {
            found.add(cases.undeliverable() + " outbox records are given up");
        }
        return found.isEmpty() ? cases.disagreements(ours, events, FEW) : found;
    }

    private static Set<UUID> ids(List<Cases.Row> rows) {
        return rows.stream().map(Cases.Row::id).collect(Collectors.toSet());
    }

    private Map<UUID, List<Entry>> delivered(Set<UUID> ids) {
        var events = only(ids, cases.events());
        return delivery == Delivery.ONCE ? events : EventsOnce.asConsumed(events);
    }

    private static Map<UUID, List<Entry>> only(Set<UUID> ids, Map<UUID, List<Entry>> all) {
        var some = new HashMap<>(all);
        some.keySet().retainAll(ids);
        return some;
    }

    private void report(double seconds) {
        var entries = journal.entries();
        var rows = Cases.of(entries, cases.rows());
        var events = only(ids(rows), cases.events());
        System.out.printf(
                "%s: %d filed, %d acknowledged, %d kept, lost 0, extra 0; %d events, %d sent again; drained in %.1f s%n",
                test,
                entries.size(),
                entries.stream().filter(entry -> entry.acknowledged() != null).count(),
                rows.size(),
                events.values().stream().mapToInt(List::size).sum(),
                EventsOnce.repeats(events),
                seconds);
    }
}
