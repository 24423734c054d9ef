package org.sahay.bench.sync;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.sahay.bench.measure.Client;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.SideBySide;
import org.sahay.bench.measure.WarmUp;
import org.sahay.bench.platform.Benchmark;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.platform.Rounds;
import org.sahay.local.platform.Service;

/**
 * Batches of new events, with every check, seal and audit entry and with Kafka fed, beside a bare insert of the same rows,
 * and beside a FHIR server that takes the same readings.
 */
public final class SyncBenchmark implements Benchmark {
    static final int CONNECTIONS = 8;
    /** What is read on later, by workers of their own, is measured by a benchmark of its own. */
    static final Map<String, String> AT_THE_DOOR = Map.of("sahay.projections.enabled", "false");

    private final Journal journal = new Journal();
    private final LongAdder written = new LongAdder();

    @Override
    public Report run(Lab lab) throws IOException, SQLException {
        lab.application(AT_THE_DOOR);
        var people = new People(lab);
        var copied = copied(lab, people);
        var senders = senders(lab, people, journal::add);
        var inserters = new ArrayList<Inserter>();
        try {
            for (var i = 0; i < CONNECTIONS; i++) {
                inserters.add(Inserter.of(lab, copied, written));
            }
            return measure(lab, people, senders, inserters);
        } finally {
            Client.hangUp(senders);
            Client.hangUp(inserters);
        }
    }

    static List<Sender.First> senders(Lab lab, People people, ObjIntConsumer<Batch> acknowledged) {
        return Stream.generate(() -> new Sender.First(lab.connection(), people, acknowledged))
                .limit(CONNECTIONS)
                .toList();
    }

    /** The first batch's rows, for the peer. */
    private CopiedBatch copied(Lab lab, People people) throws IOException, SQLException {
        var batch = people.next();
        try (var sender = new Sender.First(lab.connection(), people, journal::add)) {
            sender.send(batch);
        }
        return CopiedBatch.of(lab, batch);
    }

    private SyncReport measure(Lab lab, People people, List<Sender.First> senders, List<Inserter> inserters)
            throws IOException, SQLException {
        var feed = new Feed(lab);
        var ours = new Turns(senders, feed::drain);
        var peer = new Turns(inserters, feed::drain);
        var application = new WarmUp(lab.process(Service.APPLICATION).orElseThrow());
        var itself = new WarmUp(ProcessHandle.current());
        lab.progress().step("Warming up", detail -> application.run(ours::warmUpStep, detail));
        lab.progress().step("Warming up the peer", detail -> itself.run(peer::warmUpStep, detail));
        feed.drain();
        feed.forget();
        var rounds = new Rounds(lab, Service.APPLICATION, Service.POSTGRESQL, Service.REDIS, Service.KAFKA);
        var top = rounds.run("Top rates", ours.closed(), peer.closed());
        var offered = SideBySide.offered(top);
        var open = rounds.run("Latencies at %.0f/s".formatted(offered), ours.open(offered), peer.open(offered));
        var hapi = new HapiRounds(lab, people, feed).run(ours);
        feed.drain();
        return SyncReport.of(
                new SideBySide(offered, top, open),
                people.bytesPerEvent(),
                journal.compare(lab),
                feed.longestDrain(),
                written.sum(),
                hapi);
    }
}
