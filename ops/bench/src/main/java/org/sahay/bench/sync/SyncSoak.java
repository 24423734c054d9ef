package org.sahay.bench.sync;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sahay.bench.measure.Client;
import org.sahay.bench.measure.Load;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Run;
import org.sahay.bench.measure.SideBySide;
import org.sahay.bench.measure.WarmUp;
import org.sahay.bench.platform.Benchmark;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.sync.SyncSoakReport.Moment;
import org.sahay.local.platform.Service;

/** New batches for a long time at a part of the top rate: does memory grow, and do tables grow with what comes alone? */
public final class SyncSoak implements Benchmark {
    private static final int MOMENTS = 20;
    private static final double MINUTE = 60e9;

    private final Duration time;
    private final Journal journal = new Journal();

    public SyncSoak(Duration time) {
        this.time = time;
    }

    @Override
    public Report run(Lab lab) throws SQLException {
        lab.application(Map.of());
        var senders = SyncBenchmark.senders(lab, new People(lab), journal::add);
        try {
            var warmUp = new WarmUp(lab.process(Service.APPLICATION).orElseThrow());
            var turns = new Turns(senders, () -> {});
            var top = lab.progress().during("Warming up", detail -> warmUp.run(turns::warmUpStep, detail));
            var offered = SideBySide.offered(top);
            var moments = new ArrayList<Moment>();
            var run = lab.progress()
                    .during(
                            "Soaking at %.0f/s".formatted(offered),
                            detail -> soak(lab, senders, offered, moments, detail));
            var feed = new Feed(lab);
            feed.drain();
            return SyncSoakReport.of(run, offered, moments, journal.compare(lab), feed.longestDrain());
        } finally {
            Client.hangUp(senders);
        }
    }

    /** The load in a thread of its own, and what there is every so often. */
    private Run soak(
            Lab lab, List<Sender.First> senders, double offered, List<Moment> moments, Consumer<String> detail) {
        var memory = new Memory(lab);
        var begin = System.nanoTime();
        try (var thread = Executors.newSingleThreadExecutor()) {
            var load = CompletableFuture.supplyAsync(
                    () -> Turns.events(Load.open(senders, time, offered / BatchText.EVENTS)), thread);
            for (var i = 0; i <= MOMENTS && !load.isDone(); i++) {
                awaitUntil(begin + time.toNanos() / MOMENTS * i);
                moments.add(new Moment((System.nanoTime() - begin) / MINUTE, memory.read(), Tables.sizes(lab)));
                detail.accept(moments.getLast().text());
            }
            return load.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while soaking", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The load broke", e.getCause());
        }
    }

    private static void awaitUntil(long instant) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(instant - System.nanoTime());
    }
}
