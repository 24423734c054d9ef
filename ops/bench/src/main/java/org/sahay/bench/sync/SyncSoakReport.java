package org.sahay.bench.sync;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.sahay.bench.measure.Figures;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Run;
import org.sahay.bench.measure.Target;
import org.sahay.bench.sync.Journal.Kept;

/**
 * What {@code sync --soak} found. Rates are of events, latencies of batches.
 *
 * @param ratio none, as there is no peer
 * @param p50 milliseconds from the instant a batch was due to its answer, collections of garbage for the measurement included
 * @param p99 the same
 * @param offeredPerSecond 60 % of the top rate
 * @param drainSeconds that Kafka took in the end to have all
 * @param memory where each is going, in bytes
 * @param tables the same
 */
record SyncSoakReport(
        String benchmark,
        @Nullable Double ratio,
        double p50,
        double p99,
        long lost,
        long extra,
        List<Target> targets,
        double offeredPerSecond,
        double eventsPerSecond,
        double drainSeconds,
        long failures,
        @Nullable String firstFailure,
        Map<String, Trend> memory,
        Map<String, Trend> tables,
        List<Moment> moments)
        implements Report {
    private static final double MIB = 1024.0 * 1024;

    /** What there was, in bytes. */
    record Moment(double minutes, Map<String, Long> memory, Map<String, Long> tables) {
        String text() {
            return "%.1f min, heap %.0f MiB".formatted(minutes, memory.getOrDefault(Memory.HEAP, 0L) / MIB);
        }
    }

    static SyncSoakReport of(Run run, double offered, List<Moment> moments, Kept kept, double drainSeconds) {
        var memory = new LinkedHashMap<String, Trend>();
        var tables = new LinkedHashMap<String, Trend>();
        var last = moments.getLast();
        last.memory()
                .keySet()
                .forEach(name -> memory.put(name, trend(moments, m -> m.memory().getOrDefault(name, 0L))));
        last.tables()
                .keySet()
                .forEach(name -> tables.put(name, trend(moments, m -> m.tables().getOrDefault(name, 0L))));
        var targets = new ArrayList<Target>();
        memory.forEach((name, trend) ->
                targets.add(new Target(name + " is flat, growth of the second half", trend.growth(), trend.isFlat())));
        targets.add(Target.atMost("lost", 0, kept.lost()));
        targets.add(Target.atMost("extra", 0, kept.extra()));
        targets.add(Target.atMost("failures", 0, run.failures()));
        return new SyncSoakReport(
                "sync-soak",
                null,
                run.latency().p50(),
                run.latency().p99(),
                kept.lost(),
                kept.extra(),
                targets,
                offered,
                run.perSecond(),
                drainSeconds,
                run.failures(),
                run.firstFailure(),
                memory,
                tables,
                List.copyOf(moments));
    }

    private static Trend trend(List<Moment> moments, ToLongFunction<Moment> bytes) {
        return Trend.of(moments.stream()
                .map(moment -> new Trend.Point(moment.minutes(), bytes.applyAsLong(moment)))
                .toList());
    }

    @Override
    @JsonIgnore
    public List<String> table() {
        var lines = new ArrayList<String>();
        lines.add("sync --soak: new batches for %.1f minutes, %.0f events/s offered, %.0f/s taken"
                .formatted(moments.getLast().minutes(), offeredPerSecond, eventsPerSecond));
        lines.add("A line is fitted to the second half; flat is what grows by 5 % or 16 MiB in it at most.");
        lines.add(Figures.sharing());
        lines.add("");
        lines.add("  %-36s %12s %16s %8s".formatted("", "MiB", "MiB per minute", ""));
        memory.forEach((name, trend) -> lines.add(line(name, trend, trend.isFlat() ? "flat" : "grows")));
        tables.forEach((name, trend) -> lines.add(line(name, trend, "")));
        lines.add("  batches, ms: p50 %.1f, p99 %.1f".formatted(p50, p99));
        lines.add("  lost: %d, extra: %d, failures: %d; Kafka had all %.1f s after the end"
                .formatted(lost, extra, failures, drainSeconds));
        if (firstFailure != null) {
            lines.add("  not acknowledged, first: " + firstFailure);
        }
        return lines;
    }

    private static String line(String name, Trend trend, String verdict) {
        return "  %-36s %12.1f %16.2f %8s".formatted(name, trend.mean() / MIB, trend.perMinute() / MIB, verdict);
    }
}
