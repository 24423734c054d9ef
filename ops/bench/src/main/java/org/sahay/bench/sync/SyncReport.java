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
 * What {@code sync} found. Rates are of events, latencies of batches.
 *
 * @param ratio of the top rates, the median of the rounds
 * @param p50 milliseconds from the instant a batch was due to its answer, at 60 % of the top rate
 * @param p99 the same
 * @param lost acknowledged events that are not once in the receipts and once in the log
 * @param extra events in the log that were not acknowledged
 * @param connections of each side
 * @param citizens who send in turn, each about themself
 * @param bytesPerEvent as sent
 * @param drainSeconds the longest that Kafka took, after one turn, to have all of it
 * @param peerEvents that the peer wrote, two rows each
 * @param failures batches of either side that were not acknowledged
 * @param hapi the same beside a HAPI FHIR server
 * @param top the rounds at the top rate
 * @param open the rounds under the open load
 */
record SyncReport(
        String benchmark,
        Double ratio,
        double p50,
        double p99,
        long lost,
        long extra,
        List<Target> targets,
        int connections,
        int citizens,
        int eventsPerBatch,
        int bytesPerEvent,
        Spread ratioOfRounds,
        Spread eventsPerSecond,
        Spread peerEventsPerSecond,
        double offeredPerSecond,
        double drainSeconds,
        long peerEvents,
        long failures,
        BesideHapi hapi,
        List<Round> top,
        List<Round> open)
        implements Report {
    static SyncReport of(
            SideBySide sides, int bytesPerEvent, Kept kept, double drainSeconds, long peerEvents, BesideHapi hapi) {
        var targets = new ArrayList<>(List.of(
                Target.atLeast("ratio of the top rates", 0.35, sides.ratio().median()),
                Target.atLeast(
                        "events per second", 10_000, sides.oursPerSecond().median()),
                Target.atMost("lost", 0, kept.lost()),
                Target.atMost("extra", 0, kept.extra()),
                Target.atMost("failures", 0, sides.failures())));
        targets.addAll(hapi.targets());
        return new SyncReport(
                "sync",
                sides.ratio().median(),
                sides.ours(Latency::p50).median(),
                sides.ours(Latency::p99).median(),
                kept.lost(),
                kept.extra(),
                List.copyOf(targets),
                SyncBenchmark.CONNECTIONS,
                People.COUNT,
                BatchText.EVENTS,
                bytesPerEvent,
                sides.ratio(),
                sides.oursPerSecond(),
                sides.peerPerSecond(),
                sides.offeredPerSecond(),
                drainSeconds,
                peerEvents,
                sides.failures(),
                hapi,
                sides.top(),
                sides.open());
    }

    @Override
    @JsonIgnore
    public List<String> table() {
        var head = new ArrayList<String>();
        head.add("sync: POST /v1/sync/events:batch to 200, beside a bare JDBC insert of the same rows");
        head.add("%d connections each, %d rounds of %d s in turn after a warm-up; median (least to most)"
                .formatted(connections, Rounds.COUNT, Turns.TIME.toSeconds()));
        head.add("%d events of %d bytes a batch, half readings, half a logged day with a note; all about who sends it."
                .formatted(eventsPerBatch, bytesPerEvent));
        head.add("%d citizens with %d devices each send in turn. Kafka is fed meanwhile; projections rest."
                .formatted(citizens, People.DEVICES));
        head.add("The peer writes receipts and log, sealed payloads as they are, %d rows a batch by multi-row inserts"
                        .formatted(2 * eventsPerBatch)
                + " with one commit;");
        head.add("no audit entry, no key, and nobody reads it on. Rates are of events, latencies of batches.");
        var lines = new ArrayList<>(new SideBySide(offeredPerSecond, top, open)
                .report(
                        head,
                        "ours",
                        "peer",
                        "  lost: %d, extra: %d, failures: %d; Kafka had all of a turn %.1f s after it at the latest"
                                .formatted(lost, extra, failures, drainSeconds),
                        "not acknowledged"));
        lines.add("");
        lines.addAll(hapi.lines());
        return lines;
    }
}
