package org.sahay.bench.accept;

import static org.sahay.bench.measure.Figures.over;
import static org.sahay.bench.measure.Figures.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sahay.bench.measure.Figures;
import org.sahay.bench.measure.Round;
import org.sahay.bench.measure.Run;
import org.sahay.bench.platform.Rounds;

/** The report for people. */
final class AcceptTable {
    private static final String LINE = "  %-28s %22s %22s %20s";

    private AcceptTable() {}

    static List<String> lines(AcceptReport report) {
        var lines = new ArrayList<String>();
        lines.add("accept: POST /v1/complaints to 201, beside a bare JDBC insert of the same %d rows with one commit"
                .formatted(report.rowsPerComplaint()));
        lines.add("%d connections each, %d rounds of %d s in turn after a warm-up; median (least to most)"
                .formatted(report.connections(), Rounds.COUNT, Measuring.TIME.toSeconds()));
        lines.add("The load generator shares %d cores with what it measures; its own CPU is listed."
                .formatted(Runtime.getRuntime().availableProcessors()));
        report.variants().forEach(variant -> add(lines, variant));
        lines.add("  workflows run meanwhile: %.0f/s; failures: %d; lost: %d; extra: %d"
                .formatted(report.startedPerSecond(), report.failures(), report.lost(), report.extra()));
        return lines;
    }

    private static void add(List<String> lines, Variant variant) {
        lines.add("");
        lines.add(LINE.formatted("relay " + variant.relay(), "ours", "peer", "ours / peer"));
        lines.add(LINE.formatted(
                "top rate, per s",
                text(variant.oursPerSecond(), 0),
                text(variant.peerPerSecond(), 0),
                text(variant.ratio(), 2)));
        var load = "at %.0f/s, ms: ".formatted(variant.offeredPerSecond());
        lines.add(latency(variant, load + "p50", run -> run.latency().p50()));
        lines.add(latency(variant, load + "p99", run -> run.latency().p99()));
        lines.add(latency(variant, load + "longest", run -> run.latency().max()));
        lines.add("  CPU-seconds per 1,000 at the top rate");
        lines.add("    ours: " + Figures.cpu(variant.top(), Round::ours));
        lines.add("    peer: " + Figures.cpu(variant.top(), Round::peer));
        lines.add("  control probe, fsync/s of each round: " + Figures.probes(variant.rounds()));
        Figures.firstFailure(variant.rounds()).ifPresent(failure -> lines.add("  not acknowledged, first: " + failure));
    }

    private static String latency(Variant variant, String name, Function<Run, Double> figure) {
        return LINE.formatted(
                name,
                text(over(variant.open(), round -> figure.apply(round.ours().run())), 1),
                text(over(variant.open(), round -> figure.apply(round.peer().run())), 1),
                text(
                        over(
                                variant.open(),
                                round -> figure.apply(round.ours().run())
                                        / figure.apply(round.peer().run())),
                        2));
    }
}
