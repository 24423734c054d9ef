package org.sahay.bench.audit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sahay.bench.measure.Client;
import org.sahay.bench.measure.Load;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Run;
import org.sahay.bench.measure.Side;
import org.sahay.bench.measure.SideBySide;
import org.sahay.bench.measure.WarmUp;
import org.sahay.bench.plain.UnauditedConfiguration;
import org.sahay.bench.platform.Benchmark;
import org.sahay.bench.platform.Citizen;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.platform.Rounds;
import org.sahay.local.platform.Service;

/** People file, and read what is theirs, with the trail of it written and sealed, beside the same with no trail. */
public final class AuditBenchmark implements Benchmark {
    static final String PATH = "/v1/profile/me";
    static final Duration TIME = Duration.ofSeconds(6); // the sealer comes three times
    private static final int CONNECTIONS = 16;
    private static final Duration WARM_UP_STEP = Duration.ofSeconds(2);

    /** What one kind of request is asked by, and how many of them were answered as they should be. */
    private record Work(String name, List<? extends Client> people, LongSupplier answered) {}

    @Override
    public Report run(Lab lab) throws Exception {
        lab.application(Map.of(
                "sahay.relay.paused", "TEMPORAL,KAFKA", "spring.main.sources", UnauditedConfiguration.class.getName()));
        lab.seed();
        var filed = new ConcurrentLinkedQueue<UUID>();
        var read = new AtomicLong();
        var filing = new Work("filing", many(() -> Citizen.of(lab, "MEDICINE_STOCK_OUT", filed)), filed::size);
        var reading = new Work("reading", many(() -> new ProfileReader(lab, read)), read::get);
        try (var trail = new Trail(lab)) {
            var filings = measured(lab, trail, filing);
            var readings = measured(lab, trail, reading);
            var unsealed = lab.progress().during("Waiting for the sealer", _ -> trail.unsealed());
            return AuditReport.of(CONNECTIONS, trail.missing(), unsealed, filings, readings);
        } finally {
            Client.hangUp(filing.people());
            Client.hangUp(reading.people());
        }
    }

    private static <T> List<T> many(Supplier<T> one) {
        return Stream.generate(one).limit(CONNECTIONS).toList();
    }

    private static SideBySide measured(Lab lab, Trail trail, Work work) {
        for (var audited : List.of(true, false)) {
            var warmUp = new WarmUp(lab.process(Service.APPLICATION).orElseThrow());
            var load = side(trail, work, audited, () -> Load.closed(work.people(), WARM_UP_STEP))
                    .ready();
            lab.progress()
                    .step(
                            "Warming up, " + work.name() + (audited ? "" : " without a trail"),
                            detail -> warmUp.run(load::get, detail));
        }
        var rounds = new Rounds(lab, Service.APPLICATION, Service.POSTGRESQL);
        var top = rounds.run(
                "Top rates of " + work.name(),
                side(trail, work, true, () -> Load.closed(work.people(), TIME)),
                side(trail, work, false, () -> Load.closed(work.people(), TIME)));
        var offered = SideBySide.offered(top);
        var open = rounds.run(
                "Latencies of %s at %.0f/s".formatted(work.name(), offered),
                side(trail, work, true, () -> Load.open(work.people(), TIME, offered)),
                side(trail, work, false, () -> Load.open(work.people(), TIME, offered)));
        return new SideBySide(offered, top, open);
    }

    /**
     * On connections that are new: the server closes those that were idle while the other side had its turn. Nothing waits to be
     * sealed when it begins.
     */
    private static Side side(Trail trail, Work work, boolean audited, Supplier<Run> load) {
        return () -> {
            Client.hangUp(work.people());
            trail.unsealed();
            trail.write(audited);
            return () -> {
                long before = work.answered().getAsLong();
                Run run = load.get();
                trail.expect(audited ? work.answered().getAsLong() - before : 0);
                return run;
            };
        };
    }
}
