package org.sahay.bench.sync;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.sahay.bench.measure.Client;
import org.sahay.bench.measure.Figures;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.SideBySide;
import org.sahay.bench.measure.WarmUp;
import org.sahay.bench.platform.Benchmark;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.platform.Rounds;
import org.sahay.bench.sync.Journal.Acknowledged;
import org.sahay.local.platform.Service;

/** Batches that were answered before and come again, beside new ones. */
public final class SyncReplayBenchmark implements Benchmark {
    private final Journal journal = new Journal();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<Acknowledged> sent = List.of();

    @Override
    public Report run(Lab lab) throws SQLException {
        lab.application(SyncBenchmark.AT_THE_DOOR);
        var people = new People(lab);
        var first = SyncBenchmark.senders(lab, people, journal::add);
        var again = Stream.generate(() -> new Sender.Again(lab.connection(), people, this::next))
                .limit(SyncBenchmark.CONNECTIONS)
                .toList();
        try {
            return measure(lab, first, again);
        } finally {
            Client.hangUp(first);
            Client.hangUp(again);
        }
    }

    private Acknowledged next() {
        return sent.get(Math.floorMod(turn.getAndIncrement(), sent.size()));
    }

    private SyncReplayReport measure(Lab lab, List<Sender.First> first, List<Sender.Again> again) throws SQLException {
        var feed = new Feed(lab);
        var rows = new Rows(lab);
        var replay = new Turns(again, () -> {
            feed.drain();
            sent = journal.shuffled();
            rows.expectNone();
        });
        var writing = new Turns(first, () -> {
            rows.expectAny();
            feed.drain();
        });
        var warmUp = new WarmUp(lab.process(Service.APPLICATION).orElseThrow());
        lab.progress().step("Warming up, new batches", detail -> warmUp.run(writing::warmUpStep, detail));
        sent = journal.shuffled();
        lab.progress().step("Warming up, again", detail -> warmUp.run(replay::warmUpStep, detail));
        var rounds = new Rounds(lab, Service.APPLICATION, Service.POSTGRESQL, Service.REDIS, Service.KAFKA);
        var top = rounds.run("Top rates", replay.closed(), writing.closed());
        var offered = SideBySide.offered(
                Figures.over(top, round -> round.peer().run().perSecond()).median());
        var open = rounds.run("Latencies at %.0f/s".formatted(offered), replay.open(offered), writing.open(offered));
        return SyncReplayReport.of(new SideBySide(offered, top, open), journal.compare(lab), rows.added());
    }
}
