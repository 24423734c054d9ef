package org.sahay.bench.timers;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Target;

/**
 * What {@code timers} found.
 *
 * @param ratio null: there is no peer
 * @param p50 milliseconds from the end of a term to TimerFired, of the cases spread over a minute
 * @param p99 the same
 * @param lost of both parts
 * @param extra of both parts
 * @param spread cases whose terms end one after the other within a minute
 * @param atOnce cases whose terms end at one instant
 */
record TimersReport(
        String benchmark,
        @Nullable Double ratio,
        double p50,
        double p99,
        long lost,
        long extra,
        List<Target> targets,
        Part spread,
        Part atOnce)
        implements Report {
    private static final double PUNCTUAL_MILLIS = 2000;

    static TimersReport of(Part spread, Part atOnce) {
        return new TimersReport(
                "timers",
                null,
                spread.fired().p50(),
                spread.fired().p99(),
                spread.lost() + atOnce.lost(),
                spread.extra() + atOnce.extra(),
                List.of(
                        Target.atMost(
                                "spread: TimerFired - due, p99 ms",
                                PUNCTUAL_MILLIS,
                                spread.fired().p99()),
                        Target.atMost("spread: lost", 0, spread.lost()),
                        Target.atMost("spread: extra", 0, spread.extra()),
                        Target.atMost("at once: lost", 0, atOnce.lost()),
                        Target.atMost("at once: extra", 0, atOnce.extra())),
                spread,
                atOnce);
    }

    @Override
    @JsonIgnore
    public List<String> table() {
        return List.of(
                "timers: from the end of a complaint's term to the server's TimerFired, and to the row that shows it",
                "%d terms end evenly within %d s; then %d end at one instant"
                        .formatted(spread.cases(), TimersBenchmark.SPREAD_OVER.toSeconds(), atOnce.cases()),
                "Servers and application share %d cores."
                        .formatted(Runtime.getRuntime().availableProcessors()),
                "",
                row("", "spread", "at one instant"),
                row(
                        "TimerFired - due, ms p50",
                        millis(spread.fired().p50()),
                        millis(atOnce.fired().p50())),
                row(
                        "                     p99",
                        millis(spread.fired().p99()),
                        millis(atOnce.fired().p99())),
                row(
                        "                     max",
                        millis(spread.fired().max()),
                        millis(atOnce.fired().max())),
                row(
                        "row shows it - due, ms p50",
                        millis(spread.written().p50()),
                        millis(atOnce.written().p50())),
                row(
                        "                       p99",
                        millis(spread.written().p99()),
                        millis(atOnce.written().p99())),
                row(
                        "                       max",
                        millis(spread.written().max()),
                        millis(atOnce.written().max())),
                row("drain, s", "", "%.1f".formatted(atOnce.drainSeconds())),
                row("lost / extra", counts(spread), counts(atOnce)),
                row("control probe, fsync/s", millis(spread.fsyncPerSecond()), millis(atOnce.fsyncPerSecond())),
                "  of a case: spread: " + figures(spread.eventsPerCase()),
                "  of a case: at one instant: " + figures(atOnce.eventsPerCase()),
                "  CPU-seconds per 1,000 from due to done: spread: " + figures(spread.cpuSecondsPer1000()),
                "  CPU-seconds per 1,000 from due to done: at one instant: " + figures(atOnce.cpuSecondsPer1000()));
    }

    private static String row(String name, String spread, String atOnce) {
        return "  %-28s %16s %16s".formatted(name, spread, atOnce);
    }

    private static String millis(double value) {
        return "%.0f".formatted(value);
    }

    private static String counts(Part part) {
        return part.lost() + " / " + part.extra();
    }

    private static String figures(Map<String, Double> figures) {
        return figures.entrySet().stream()
                .map(figure -> "%s %.2f".formatted(figure.getKey().replace('_', ' '), figure.getValue()))
                .collect(joining(", "));
    }
}
