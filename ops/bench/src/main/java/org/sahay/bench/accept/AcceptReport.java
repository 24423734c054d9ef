package org.sahay.bench.accept;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Target;

/**
 * What {@code accept} found.
 *
 * @param ratio of the top rates with the relay paused, the median of the rounds
 * @param p50 milliseconds from the instant a POST was due to its 201, at 60 % of the top rate, relay paused
 * @param p99 the same
 * @param lost acknowledged complaints that are not in the database
 * @param extra complaints in the database that were not acknowledged
 * @param connections of each side
 * @param rowsPerComplaint that the product writes and the peer writes again
 * @param startedPerSecond workflows that ran meanwhile in the part with the relay on
 * @param failures operations of either side that were not acknowledged
 */
record AcceptReport(
        String benchmark,
        Double ratio,
        double p50,
        double p99,
        long lost,
        long extra,
        List<Target> targets,
        int connections,
        int rowsPerComplaint,
        double startedPerSecond,
        long failures,
        List<Variant> variants)
        implements Report {

    static AcceptReport of(
            List<Variant> variants, int connections, int rows, long lost, long extra, double startedPerSecond) {
        var paused = variants.getFirst();
        var failures = variants.stream()
                .mapToLong(variant -> variant.sides().failures())
                .sum();
        return new AcceptReport(
                "accept",
                paused.ratio().median(),
                paused.p50(),
                paused.p99().median(),
                lost,
                extra,
                List.of(
                        Target.atLeast(
                                "ratio of the top rates", 0.5, paused.ratio().median()),
                        Target.atMost(
                                "p99, ours to the peer's", 10, paused.p99Ratio().median()),
                        Target.atMost("lost", 0, lost),
                        Target.atMost("extra", 0, extra),
                        Target.atMost("failures", 0, failures)),
                connections,
                rows,
                startedPerSecond,
                failures,
                variants);
    }

    @Override
    @JsonIgnore
    public List<String> table() {
        return AcceptTable.lines(this);
    }
}
