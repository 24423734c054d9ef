package org.sahay.bench.sync;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import org.sahay.bench.measure.Latency;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Round;
import org.sahay.bench.measure.SideBySide;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.measure.Target;
import org.sahay.bench.platform.Rounds;
import org.sahay.bench.sync.Journal.Kept;

/**
 * What {@code sync-replay} found; ours are batches that come again, the peer's are new ones. Rates are of events, latencies of
 * batches.
 *
 * @param ratio of the top rates, the median of the rounds
 * @param p50 milliseconds from the instant a batch that comes again was due to its answer, at 60 % of the rate of new ones
 * @param p99 the same
 * @param lost acknowledged events that are not once in the receipts and once in the log
 * @param extra events in the log that were not acknowledged
 * @param connections of each side
 * @param newRows that batches left which came again
 * @param failures batches that were not acknowledged, or not as the first time
 * @param top the rounds at the top rate
 * @param open the rounds under the open load
 */
record SyncReplayReport(
        String benchmark,
        Double ratio,
        double p50,
        double p99,
        long lost,
        long extra,
        List<Target> targets,
        int connections,
        Spread ratioOfRounds,
        double offeredPerSecond,
        long newRows,
        long failures,
        List<Round> top,
        List<Round> open)
        implements Report {
    static SyncReplayReport of(SideBySide sides, Kept kept, long newRows) {
        return new SyncReplayReport(
                "sync-replay",
                sides.ratio().median(),
                sides.ours(Latency::p50).median(),
                sides.ours(Latency::p99).median(),
                kept.lost(),
                kept.extra(),
                List.of(
                        Target.atLeast(
                                "ratio of the top rates", 1.5, sides.ratio().median()),
                        Target.atMost("new rows", 0, newRows),
                        Target.atMost("lost", 0, kept.lost()),
                        Target.atMost("extra", 0, kept.extra()),
                        Target.atMost("failures", 0, sides.failures())),
                SyncBenchmark.CONNECTIONS,
                sides.ratio(),
                sides.offeredPerSecond(),
                newRows,
                sides.failures(),
                sides.top(),
                sides.open());
    }

    @Override
    @JsonIgnore
    public List<String> table() {
        var head = new ArrayList<String>();
        head.add("sync-replay: batches of %d events that were answered before, beside new ones"
                .formatted(BatchText.EVENTS));
        head.add("%d connections, %d rounds of %d s in turn after a warm-up; median (least to most)"
                .formatted(connections, Rounds.COUNT, Turns.TIME.toSeconds()));
        head.add("Each must be answered as the first time, to the byte but for its status. Rates are of events,"
                + " latencies of batches.");
        return new SideBySide(offeredPerSecond, top, open)
                .report(
                        head,
                        "again",
                        "new",
                        "  new rows: %d, lost: %d, extra: %d, failures: %d".formatted(newRows, lost, extra, failures),
                        "not as it should be");
    }
}
