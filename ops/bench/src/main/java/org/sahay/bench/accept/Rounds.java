package org.sahay.bench.accept;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sahay.bench.measure.Client;
import org.sahay.bench.measure.CpuMeter;
import org.sahay.bench.measure.FsyncProbe;
import org.sahay.bench.measure.Load;
import org.sahay.bench.measure.Run;
import org.sahay.bench.measure.Spread;
import org.sahay.bench.platform.Lab;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Progress;

/** Both sides in turn, round after round: ours, peer, ours, peer. */
final class Rounds {
    static final int COUNT = 5;
    private static final Duration WARM_UP_STEP = Duration.ofSeconds(2);
    private static final int WARM_UP_STEPS = 10;
    private static final long WARM_OPERATIONS = 4000;
    static final Duration TIME = Duration.ofSeconds(4);
    static final double SHARE = 0.6;

    private final List<? extends Client> ours;
    private final List<? extends Client> peers;
    private final CpuMeter cpu;
    private final FsyncProbe fsync;
    private final Progress progress;

    Rounds(Lab lab, List<? extends Client> ours, List<? extends Client> peers) {
        this.ours = List.copyOf(ours);
        this.peers = List.copyOf(peers);
        this.cpu = lab.cpu(Service.APPLICATION, Service.POSTGRESQL, Service.TEMPORAL, Service.KAFKA);
        this.fsync = lab.fsyncProbe();
        this.progress = lab.progress();
    }

    Variant measure(String relay) {
        progress.step("Warming up, relay " + relay, detail -> {
            warm(ours);
            warm(peers);
        });
        var top = rounds("Top rates, relay " + relay, clients -> Load.closed(clients, TIME));
        var offered = SHARE
                * Spread.of(top.stream()
                                .map(round -> round.ours().run().perSecond())
                                .toList())
                        .median();
        var open = rounds(
                "Latencies at %.0f/s, relay %s".formatted(offered, relay),
                clients -> Load.open(clients, TIME, offered));
        return Variant.of(relay, offered, top, open);
    }

    /** Until the compilers have seen enough of it, or have had their time. */
    private static void warm(List<? extends Client> clients) {
        var done = 0L;
        for (var i = 0; i < WARM_UP_STEPS && done < WARM_OPERATIONS; i++) {
            done += Load.closed(clients, WARM_UP_STEP).operations();
        }
    }

    private List<Round> rounds(String what, Function<List<? extends Client>, Run> load) {
        return progress.during(what, detail -> {
            var rounds = new ArrayList<Round>();
            for (var i = 1; i <= COUNT; i++) {
                detail.accept("round %d of %d".formatted(i, COUNT));
                rounds.add(new Round(fsync.perSecond(), sample(ours, load), sample(peers, load)));
            }
            return rounds;
        });
    }

    private Sample sample(List<? extends Client> clients, Function<List<? extends Client>, Run> load) {
        var before = cpu.read();
        var run = load.apply(clients);
        return new Sample(run, cpu.per1000(before, run.operations()));
    }
}
