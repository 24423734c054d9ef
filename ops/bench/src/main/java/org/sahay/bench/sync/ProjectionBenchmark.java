package org.sahay.bench.sync;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.sahay.bench.measure.Client;
import org.sahay.bench.measure.Load;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Run;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.measure.WarmUp;
import org.sahay.bench.platform.Benchmark;
import org.sahay.bench.platform.Lab;
import org.sahay.local.platform.Service;
import org.sahay.local.process.LocalFailure;

/**
 * Half of the top rate of acknowledged events is offered for a while, and a part of the batches is followed from the ack to the
 * answer of {@code GET /v1/wellness/series} that shows it. A row in a table is no answer yet, so lag is measured by
 * answers alone; that nothing is missing is asked of the database, event by event.
 */
public final class ProjectionBenchmark implements Benchmark {
    static final double SHARE = 0.5;
    static final Duration TIME = Duration.ofSeconds(60);
    static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final int TOP_RATES = 3;
    private static final double FOLLOWED_PER_SECOND = 10;

    private final Journal journal = new Journal();
    private final Acks acks = new Acks(journal);

    /**
     * One offer.
     *
     * @param run what was acknowledged of it
     * @param offered events
     * @param every so many batches one is followed
     * @param middle of its time, of {@link System#nanoTime}
     */
    record Offer(
            Run run, long offered, int every, Follower.Seen seen, long middle, Map<String, Double> cpuSecondsPer1000) {}

    @Override
    public Report run(Lab lab) throws IOException, SQLException {
        lab.application(Map.of());
        var people = new People(lab);
        var senders = SyncBenchmark.senders(lab, people, acks);
        try (var connection = lab.connection()) {
            return measure(lab, senders, Series.of(connection, people));
        } finally {
            Client.hangUp(senders);
        }
    }

    private ProjectionReport measure(Lab lab, List<Sender.First> senders, Series series) throws SQLException {
        var hours = new Hours(lab);
        var turns = new Turns(senders, () -> drain(hours));
        var warmUp = new WarmUp(lab.process(Service.APPLICATION).orElseThrow());
        lab.progress().step("Warming up", detail -> warmUp.run(turns::warmUpStep, detail));
        var top = lab.progress().during("Looking for the top rate", detail -> topRates(turns));
        var half = SHARE * top.median();
        drain(hours);
        lab.progress()
                .step(
                        "Warming up at %.0f/s, followed".formatted(half),
                        detail -> offer(lab, senders, series, half, WARM_UP));
        drain(hours);
        Client.hangUp(senders);
        var before = lab.fsyncProbe().perSecond();
        var offer = lab.progress()
                .during(
                        "Offering %.0f/s for %d s".formatted(half, TIME.toSeconds()),
                        detail -> offer(lab, senders, series, half, TIME));
        var after = lab.fsyncProbe().perSecond();
        lab.progress().step("Waiting until the hours count all", detail -> hours.reach(acks.events()));
        return ProjectionReport.of(top, offer, journal.compareReadings(lab), List.of(before, after));
    }

    private static Spread topRates(Turns turns) {
        var rates = new ArrayList<Double>();
        for (var i = 0; i < TOP_RATES; i++) {
            rates.add(turns.closed().ready().get().perSecond());
        }
        return Spread.of(rates);
    }

    /** So that nobody's turn pays for what was taken in another's. */
    private void drain(Hours hours) {
        if (!hours.reach(acks.events())) {
            throw new LocalFailure("Not every reading that was acknowledged is counted after %d minutes."
                    .formatted(Patience.LONGEST.toMinutes()));
        }
    }

    private Offer offer(Lab lab, List<Sender.First> senders, Series series, double eventsPerSecond, Duration time) {
        var batchesPerSecond = eventsPerSecond / BatchText.EVENTS;
        var every = Math.max(1, (int) Math.round(batchesPerSecond / FOLLOWED_PER_SECOND));
        var follower = new Follower(series, Patience.LONGEST);
        var cpu = lab.cpu(Service.APPLICATION, Service.POSTGRESQL, Service.REDIS, Service.KAFKA);
        try (var thread = Executors.newSingleThreadExecutor()) {
            var seen = thread.submit(follower);
            try {
                acks.follow(every, follower);
                var before = cpu.read();
                var middle = System.nanoTime() + time.toNanos() / 2;
                var run = Turns.events(Load.open(senders, time, batchesPerSecond));
                var spent = cpu.per1000(before, run.operations());
                follower.finish();
                var offered = Load.count(time, batchesPerSecond) * BatchText.EVENTS;
                return new Offer(run, offered, every, seen.get(), middle, spent);
            } finally {
                follower.finish();
                acks.follow(0, followed -> {});
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while batches were followed", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Batches could not be followed", e.getCause());
        }
    }
}
