package org.sahay.bench.accept;

import java.time.Duration;
import java.util.List;
import org.sahay.bench.measure.Client;
import org.sahay.bench.measure.Load;
import org.sahay.bench.measure.SideBySide;
import org.sahay.bench.measure.WarmUp;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.platform.Rounds;
import org.sahay.local.platform.Service;

/** Top rates of both sides, then their latencies at a part of ours. */
final class Measuring {
    static final Duration TIME = Duration.ofSeconds(4);
    private static final Duration WARM_UP_STEP = Duration.ofSeconds(2);

    private final List<? extends Client> ours;
    private final List<? extends Client> peers;
    private final Rounds rounds;
    private final Lab lab;

    Measuring(Lab lab, List<? extends Client> ours, List<? extends Client> peers) {
        this.lab = lab;
        this.ours = List.copyOf(ours);
        this.peers = List.copyOf(peers);
        this.rounds = new Rounds(
                lab, Service.APPLICATION, Service.POSTGRESQL, Service.REDIS, Service.TEMPORAL, Service.KAFKA);
    }

    Variant measure(String relay) {
        warm("Warming up, relay " + relay, lab.process(Service.APPLICATION).orElseThrow(), ours);
        warm("Warming up the peer, relay " + relay, ProcessHandle.current(), peers);
        var top = rounds.run(
                "Top rates, relay " + relay, () -> () -> Load.closed(ours, TIME), () -> () -> Load.closed(peers, TIME));
        var offered = SideBySide.offered(top);
        var open = rounds.run(
                "Latencies at %.0f/s, relay %s".formatted(offered, relay),
                () -> () -> Load.open(ours, TIME, offered),
                () -> () -> Load.open(peers, TIME, offered));
        return Variant.of(relay, offered, top, open);
    }

    private void warm(String what, ProcessHandle jvm, List<? extends Client> clients) {
        lab.progress().step(what, detail -> new WarmUp(jvm).run(() -> Load.closed(clients, WARM_UP_STEP), detail));
    }
}
