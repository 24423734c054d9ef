package org.sahay.bench.overload;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.measure.WarmUp;
import org.sahay.bench.platform.Accepted;
import org.sahay.bench.platform.Benchmark;
import org.sahay.bench.platform.Cores;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.platform.Rounds;
import org.sahay.local.platform.Service;

/** Servers and application on one core, the load on another: once, twice, five and ten times what can be done. */
public final class OverloadBenchmark implements Benchmark {
    static final Duration TIME = Duration.ofSeconds(4);
    static final List<Integer> TIMES = List.of(1, 2, 5, 10);
    /** One at a time leaves the core idle while the disk is waited for, and so the limit sets the top rate, not the core. */
    static final int IN_FLIGHT = 1;

    private static final int WAITING = 4;
    private static final Duration WARM_UP_STEP = Duration.ofSeconds(2);
    private static final int PEAK_STEPS = 3;

    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();

    @Override
    public Report run(Lab lab) throws SQLException {
        var cores = Cores.two();
        cores.divide(
                lab,
                () -> lab.application(Map.of(
                        "sahay.relay.paused", "TEMPORAL,KAFKA",
                        "sahay.admission.in-flight", Integer.toString(IN_FLIGHT),
                        "sahay.admission.waiting", Integer.toString(WAITING))));
        lab.seed();
        var callers = new Callers(lab, acknowledged);
        var peak = peak(lab, callers);
        var storms = storms(lab, callers, peak);
        return OverloadReport.of(cores, peak, storms, Accepted.compare(lab, acknowledged));
    }

    /** What is done at most: as many at once as are let in, none refused. */
    private static double peak(Lab lab, Callers callers) {
        var warmUp = new WarmUp(lab.process(Service.APPLICATION).orElseThrow());
        var rate = lab.progress()
                .during("Warming up", detail -> warmUp.run(() -> callers.warm(IN_FLIGHT, WARM_UP_STEP), detail));
        lab.progress()
                .step(
                        "Warming up with most refused",
                        detail -> warmUp.run(() -> callers.warm(rate * TIMES.getLast(), WARM_UP_STEP), detail));
        return lab.progress().during("Looking for the peak", detail -> {
            var found = new ArrayList<Double>();
            for (var i = 0; i < PEAK_STEPS; i++) {
                found.add(callers.closed(IN_FLIGHT, TIME).goodPerSecond());
            }
            return Spread.of(found).median();
        });
    }

    private static List<Storm> storms(Lab lab, Callers callers, double peak) {
        var fsync = lab.fsyncProbe();
        return lab.progress().during("Offering up to ten times %.0f/s".formatted(peak), detail -> {
            var storms = new ArrayList<Storm>();
            for (var i = 1; i <= Rounds.COUNT; i++) {
                detail.accept("round %d of %d".formatted(i, Rounds.COUNT));
                var steps = new ArrayList<Step>();
                var probe = fsync.perSecond();
                steps.add(callers.closed(IN_FLIGHT, TIME));
                TIMES.forEach(times -> steps.add(callers.open(times, times * peak, TIME)));
                storms.add(new Storm(probe, steps));
            }
            return storms;
        });
    }
}
