package org.sahay.bench.overload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Function;
import org.sahay.bench.measure.Client;
import org.sahay.bench.measure.CpuMeter;
import org.sahay.bench.measure.Load;
import org.sahay.bench.measure.Run;
import org.sahay.bench.platform.Citizen;
import org.sahay.bench.platform.Lab;
import org.sahay.local.platform.Service;

/** Those who file, each load on connections of its own. */
final class Callers {
    /** More than are answered at once: what is refused comes back at once, and what waits does not keep others from sending. */
    private static final int CONNECTIONS = 128;

    private static final double REACHED = 0.95;

    private final Lab lab;
    private final CpuMeter cpu;
    private final List<Citizen> citizens;

    Callers(Lab lab, Queue<UUID> acknowledged) {
        this.lab = lab;
        this.cpu = lab.cpu(Service.APPLICATION, Service.POSTGRESQL, Service.REDIS);
        var people = new ArrayList<Citizen>();
        for (var i = 0; i < CONNECTIONS; i++) {
            people.add(Citizen.of(lab, "MEDICINE_STOCK_OUT", acknowledged));
        }
        this.citizens = List.copyOf(people);
    }

    /** As fast as answers come, on so many connections. */
    Step closed(int connections, Duration time) {
        return step(0, 0, connections, callers -> Load.closed(callers, time));
    }

    Step open(int times, double perSecond, Duration time) {
        return step(times, perSecond, CONNECTIONS, callers -> Load.open(callers, time, perSecond));
    }

    /** The same as fast as answers come, measured by nobody. */
    Run warm(int connections, Duration time) {
        return run(connections, new Tally(), callers -> Load.closed(callers, time));
    }

    Run warm(double perSecond, Duration time) {
        return run(CONNECTIONS, new Tally(), callers -> Load.open(callers, time, perSecond));
    }

    private Step step(int times, double offered, int connections, Function<List<? extends Client>, Run> load) {
        var tally = new Tally();
        var before = cpu.read();
        var run = run(connections, tally, load);
        var sent = (run.operations() + run.failures()) / run.seconds();
        return new Step(
                times,
                offered,
                sent,
                run.perSecond(),
                sent >= REACHED * offered,
                tally.counts(),
                run.latency(),
                cpu.per1000(before, run.operations()));
    }

    private Run run(int connections, Tally tally, Function<List<? extends Client>, Run> load) {
        var callers = citizens.stream()
                .limit(connections)
                .map(citizen -> new Caller(citizen, lab.connection(Caller.PATIENCE), tally))
                .toList();
        try {
            return load.apply(callers);
        } finally {
            Client.hangUp(callers);
        }
    }
}
