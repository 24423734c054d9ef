package org.sahay.bench.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sahay.bench.measure.Load;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Run;
import org.sahay.bench.measure.Side;
import org.sahay.bench.measure.SideBySide;
import org.sahay.bench.measure.WarmUp;
import org.sahay.bench.platform.Benchmark;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.platform.Rounds;
import org.sahay.local.platform.Service;

/** People read what is theirs while the trail of it is sealed, beside the same while the sealer rests. */
public final class AuditBenchmark implements Benchmark {
    static final String PATH = "/v1/profile/me";
    static final Duration TIME = Duration.ofSeconds(6); // the sealer comes three times
    private static final int CONNECTIONS = 8;
    private static final long WARM_UP_STEP = 2000;

    @Override
    public Report run(Lab lab) throws Exception {
        lab.application(Map.of());
        var answered = new AtomicLong();
        var people = Stream.generate(() -> new ProfileReader(lab, answered))
                .limit(CONNECTIONS)
                .toList();
        try (var sealer = new Sealer(lab)) {
            var warmUp = new WarmUp(lab.process(Service.APPLICATION).orElseThrow());
            var perSecond = lab.progress()
                    .during("Warming up", detail -> warmUp.run(() -> Load.closed(people, WARM_UP_STEP), detail));
            var rounds = new Rounds(lab, Service.APPLICATION, Service.POSTGRESQL);
            var operations = Load.count(TIME, perSecond);
            var top = rounds.run(
                    "Top rates",
                    side(people, sealer::work, () -> Load.closed(people, operations)),
                    side(people, sealer::rest, () -> Load.closed(people, operations)));
            var offered = SideBySide.offered(top);
            var open = rounds.run(
                    "Latencies at %.0f/s".formatted(offered),
                    side(people, sealer::work, () -> Load.open(people, TIME, offered)),
                    side(people, sealer::rest, () -> Load.open(people, TIME, offered)));
            var unsealed = lab.progress().during("Waiting for the sealer", _ -> sealer.unsealed());
            var missing = answered.get() - sealer.entries("profile.read");
            return AuditReport.of(CONNECTIONS, offered, missing, unsealed, top, open);
        }
    }

    /** On connections that are new: the server closes those that were idle while the other side had its turn. */
    private static Side side(List<ProfileReader> people, Runnable sealer, Supplier<Run> load) {
        return () -> {
            people.forEach(AuditBenchmark::hangUp);
            sealer.run();
            return load;
        };
    }

    private static void hangUp(ProfileReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
