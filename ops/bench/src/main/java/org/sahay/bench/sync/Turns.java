package org.sahay.bench.sync;

import java.time.Duration;
import java.util.List;
import org.sahay.bench.measure.Client;
import org.sahay.bench.measure.Load;
import org.sahay.bench.measure.Run;
import org.sahay.bench.measure.Side;

/** Clients that send batches; rates are of events, latencies of batches. */
record Turns(List<? extends Client> clients, Runnable before) {
    static final Duration TIME = Duration.ofSeconds(4);
    private static final Duration WARM_UP_STEP = Duration.ofSeconds(2);

    /** @param before every load, as long as it takes */
    Turns {
        clients = List.copyOf(clients);
    }

    Run warmUpStep() {
        return events(Load.closed(clients, WARM_UP_STEP));
    }

    Side closed() {
        return () -> {
            ready();
            return () -> events(Load.closed(clients, TIME));
        };
    }

    /** @param eventsPerSecond that are offered */
    Side open(double eventsPerSecond) {
        return () -> {
            ready();
            return () -> events(Load.open(clients, TIME, eventsPerSecond / BatchText.EVENTS));
        };
    }

    /** On connections that are new: the server closes those that were idle while the other side had its turn. */
    private void ready() {
        before.run();
        Client.hangUp(
                clients.stream().filter(client -> !(client instanceof Inserter)).toList());
    }

    static Run events(Run batches) {
        return new Run(
                batches.operations() * BatchText.EVENTS,
                batches.failures(),
                batches.firstFailure(),
                batches.seconds(),
                batches.latency());
    }
}
