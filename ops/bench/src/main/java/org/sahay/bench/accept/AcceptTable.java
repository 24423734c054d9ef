package org.sahay.bench.accept;

import java.util.ArrayList;
import java.util.List;
import org.sahay.bench.measure.Figures;
import org.sahay.bench.platform.Rounds;

/** The report for people. */
final class AcceptTable {
    private AcceptTable() {}

    static List<String> lines(AcceptReport report) {
        var lines = new ArrayList<String>();
        lines.add("accept: POST /v1/complaints to 201, beside a bare JDBC insert of the same %d rows with one commit"
                .formatted(report.rowsPerComplaint()));
        lines.add("%d connections each, %d rounds of %d s in turn after a warm-up; median (least to most)"
                .formatted(report.connections(), Rounds.COUNT, Measuring.TIME.toSeconds()));
        lines.add(Figures.sharing());
        report.variants().forEach(variant -> add(lines, variant));
        lines.add("  workflows run meanwhile: %.0f/s; failures: %d; lost: %d; extra: %d"
                .formatted(report.startedPerSecond(), report.failures(), report.lost(), report.extra()));
        return lines;
    }

    private static void add(List<String> lines, Variant variant) {
        var sides = variant.sides();
        lines.add("");
        lines.addAll(sides.lines("relay " + variant.relay(), "ours", "peer"));
        Figures.firstFailure(sides.rounds()).ifPresent(failure -> lines.add("  not acknowledged, first: " + failure));
    }
}
