package org.sahay.bench.sync;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.sahay.bench.fhir.HapiServer;
import org.sahay.bench.measure.Client;
import org.sahay.bench.measure.WarmUp;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.platform.Rounds;
import org.sahay.local.platform.Service;
import org.sahay.local.process.LocalFailure;

/** Our batches in turn with bundles to a HAPI FHIR server, which starts for this and ends with it. */
final class HapiRounds {
    private static final int INTRODUCED_AT_ONCE = 100;

    private final Lab lab;
    private final People people;
    private final Feed feed;
    private final LongAdder acknowledged = new LongAdder();

    HapiRounds(Lab lab, People people, Feed feed) {
        this.lab = lab;
        this.people = people;
        this.feed = feed;
    }

    /** @param ours warm */
    BesideHapi run(Turns ours) throws IOException, SQLException {
        try (var server = HapiServer.start(lab)) {
            return run(server, ours);
        } catch (HapiServer.Unavailable e) {
            lab.progress().say("%s is left out: %s".formatted(HapiServer.NAME, e.reason()));
            return new BesideHapi.NotMeasured(e.reason());
        }
    }

    private BesideHapi run(HapiServer server, Turns ours) throws IOException, SQLException {
        var text = new BundleText(Instant.now());
        var senders = Stream.generate(() -> new BundleSender(server.connection(), people, text, acknowledged))
                .limit(SyncBenchmark.CONNECTIONS)
                .toList();
        try {
            introduce(senders.getFirst());
            var peer = new Turns(senders, feed::drain);
            var warmUp = new WarmUp(server.process());
            lab.progress().step("Warming up " + HapiServer.NAME, detail -> warmUp.run(peer::warmUpStep, detail));
            var cpu = lab.cpu(Service.APPLICATION, Service.POSTGRESQL, Service.REDIS, Service.KAFKA)
                    .and(HapiServer.NAME, server.process());
            var rounds = new Rounds(lab, cpu).run("Top rates beside " + HapiServer.NAME, ours.closed(), peer.closed());
            return BesideHapi.Measured.of(rounds, acknowledged.sum(), server.count("Observation"));
        } finally {
            Client.hangUp(senders);
        }
    }

    private void introduce(BundleSender sender) {
        var all = people.citizens();
        try {
            for (var from = 0; from < all.size(); from += INTRODUCED_AT_ONCE) {
                sender.introduce(all.subList(from, Math.min(all.size(), from + INTRODUCED_AT_ONCE)));
            }
        } catch (IOException e) {
            throw new LocalFailure("The FHIR server refuses patients: %s.".formatted(e.getMessage()), e);
        }
    }
}
