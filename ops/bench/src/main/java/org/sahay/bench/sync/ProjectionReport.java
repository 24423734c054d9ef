package org.sahay.bench.sync;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.sahay.bench.measure.Figures;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.measure.Target;
import org.sahay.bench.sync.Journal.Readable;

/**
 * What {@code projection} found. Rates are of events, lags of batches.
 *
 * @param ratio none, as there is no peer
 * @param p50 milliseconds from the ack of a batch to the answer that shows it in a series
 * @param p99 the same
 * @param lost acknowledged events, from the warm-up on, of which there is not one reading
 * @param extra readings of events that were not acknowledged
 * @param growth of the lag, second half to first
 */
record ProjectionReport(
        String benchmark,
        @Nullable Double ratio,
        double p50,
        double p99,
        long lost,
        long extra,
        List<Target> targets,
        Spread topPerSecond,
        Lag lag,
        double growth,
        Readable readable,
        ProjectionBenchmark.Offer offer,
        List<Double> fsyncPerSecond)
        implements Report {
    /** Between 1, where what comes is kept up with, and 3, where lag grows all the time. */
    private static final double MOST_GROWTH = 2;

    private static final String LINE = "  %-24s %10s %12s %12s %16s";

    static ProjectionReport of(Spread top, ProjectionBenchmark.Offer offer, Readable readable, List<Double> fsync) {
        var lag = Lag.of(offer.seen().shown(), offer.middle());
        return new ProjectionReport(
                "projection",
                null,
                lag.all().p50(),
                lag.all().p99(),
                readable.missing(),
                readable.extra(),
                List.of(
                        Target.atMost("median lag of the second half to the first", MOST_GROWTH, lag.growth()),
                        Target.atMost("missing", 0, readable.missing()),
                        Target.atMost("extra", 0, readable.extra()),
                        Target.atMost("readings that hours do not count", 0, readable.uncounted()),
                        Target.atMost(
                                "followed and never shown", 0, offer.seen().missing()),
                        Target.atMost("failures", 0, failures(offer))),
                top,
                lag,
                lag.growth(),
                readable,
                offer,
                List.copyOf(fsync));
    }

    private static long failures(ProjectionBenchmark.Offer offer) {
        return offer.run().failures() + offer.seen().failures();
    }

    @Override
    @JsonIgnore
    public List<String> table() {
        var run = offer.run();
        var seen = offer.seen();
        var lines = new ArrayList<String>();
        lines.add("projection: from the ack of a batch to the answer of GET /v1/wellness/series that shows it");
        lines.add("Half of the top rate is offered for %d s after a warm-up; %d events a batch with a reading each."
                .formatted(ProjectionBenchmark.TIME.toSeconds(), BatchText.EVENTS));
        lines.add(
                "%d citizens with %d devices each send in turn. Of %d batches one is followed; its series is asked for every %d ms at most."
                        .formatted(People.COUNT, People.DEVICES, offer.every(), Follower.BETWEEN.toMillis()));
        lines.add(Figures.sharing());
        lines.add("");
        lines.add("  top rate, events/s: %s".formatted(Figures.text(topPerSecond, 0)));
        lines.add(LINE.formatted("ack to series, ms", "all", "first half", "second half", "second / first"));
        lines.add(line("p50", Latency::p50));
        lines.add(line("p99", Latency::p99));
        lines.add(line("longest", Latency::max));
        lines.add("  batches followed: %d, never shown: %d; %d reads of series"
                .formatted(seen.shown().size() + seen.missing(), seen.missing(), seen.reads()));
        lines.add("  batches, ms from due to ack: p50 %.1f, p99 %.1f, longest %.1f"
                .formatted(
                        run.latency().p50(), run.latency().p99(), run.latency().max()));
        lines.add("  events of the offer: offered %d, acked %d (%.0f/s), failures: %d"
                .formatted(offer.offered(), run.operations(), run.perSecond(), failures(offer)));
        lines.add("  events from the warm-up on: acked %d, readable %d, missing %d, extra %d; readings not in hours: %d"
                .formatted(readable.acked(), readable.readable(), readable.missing(), extra, readable.uncounted()));
        lines.add("  CPU-seconds per 1,000 events: "
                + offer.cpuSecondsPer1000().entrySet().stream()
                        .map(one -> "%s %.2f".formatted(one.getKey(), one.getValue()))
                        .collect(joining(", ")));
        lines.add("  control probe, fsync/s before and after: "
                + fsyncPerSecond.stream().map("%.0f"::formatted).collect(joining(" ")));
        failure(run.firstFailure(), "not acknowledged", lines);
        failure(seen.firstFailure(), "not answered with a series", lines);
        return lines;
    }

    private String line(String name, ToDoubleFunction<Latency> figure) {
        var first = figure.applyAsDouble(lag.first());
        var second = figure.applyAsDouble(lag.second());
        return LINE.formatted(
                name,
                millis(figure.applyAsDouble(lag.all())),
                millis(first),
                millis(second),
                "%.2f".formatted(second / first));
    }

    private static String millis(double value) {
        return "%.0f".formatted(value);
    }

    private static void failure(@Nullable String first, String what, List<String> lines) {
        if (first != null) {
            lines.add("  %s, first: %s".formatted(what, first));
        }
    }
}
