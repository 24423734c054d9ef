package org.sahay.bench.vault;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sahay.bench.measure.Client;
import org.sahay.bench.measure.Load;
import org.sahay.bench.measure.Report;
import org.sahay.bench.measure.Run;
import org.sahay.bench.measure.Side;
import org.sahay.bench.measure.SideBySide;
import org.sahay.bench.measure.WarmUp;
import org.sahay.bench.plain.Flag;
import org.sahay.bench.plain.PlainVaultConfiguration;
import org.sahay.bench.platform.Accepted;
import org.sahay.bench.platform.Benchmark;
import org.sahay.bench.platform.Lab;
import org.sahay.bench.platform.Rounds;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.platform.Service;

/** People file who never filed before, so that each needs a key made and wrapped; beside it the same with texts kept as they are. */
public final class VaultBenchmark implements Benchmark {
    static final Duration TIME = Duration.ofSeconds(4);
    private static final int CONNECTIONS = 16;
    private static final Duration WARM_UP_STEP = Duration.ofSeconds(2);

    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();

    @Override
    public Report run(Lab lab) throws Exception {
        lab.application(Map.of(
                "sahay.relay.paused",
                "TEMPORAL,KAFKA",
                "spring.main.sources",
                PlainVaultConfiguration.class.getName()));
        lab.seed();
        makePlainTable(lab);
        var flag = new Flag(lab.settings().state().resolve(PlainVaultConfiguration.FLAG));
        var people = Stream.generate(() -> new Newcomers(lab, acknowledged))
                .limit(CONNECTIONS)
                .toList();
        try {
            for (var plain : List.of(false, true)) {
                flag.set(plain);
                var warmUp = new WarmUp(lab.process(Service.APPLICATION).orElseThrow());
                lab.progress()
                        .step(
                                plain ? "Warming up, plain" : "Warming up, sealed",
                                detail -> warmUp.run(() -> Load.closed(people, WARM_UP_STEP), detail));
            }
            var rounds = new Rounds(lab, Service.APPLICATION, Service.POSTGRESQL);
            var top = rounds.run(
                    "Top rates",
                    side(people, flag, false, () -> Load.closed(people, TIME)),
                    side(people, flag, true, () -> Load.closed(people, TIME)));
            var offered = SideBySide.offered(top);
            var open = rounds.run(
                    "Latencies at %.0f/s".formatted(offered),
                    side(people, flag, false, () -> Load.open(people, TIME, offered)),
                    side(people, flag, true, () -> Load.open(people, TIME, offered)));
            return VaultReport.of(CONNECTIONS, Accepted.compare(lab, acknowledged), withoutText(lab), top, open);
        } finally {
            Client.hangUp(people);
        }
    }

    /** On connections that are new: the server closes those that were idle while the other side had its turn. */
    private static Side side(List<Newcomers> people, Flag flag, boolean plain, Supplier<Run> load) {
        return () -> {
            Client.hangUp(people);
            flag.set(plain);
            return load;
        };
    }

    private static void makePlainTable(Lab lab) throws SQLException {
        try (var connection = lab.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table sahay.plain_text (token uuid primary key, words text not null)");
            statement.execute("grant insert on sahay.plain_text to " + LocalSettings.APPLICATION_ROLE);
        }
    }

    /** Complaints that were accepted and whose words are nowhere. */
    private static long withoutText(Lab lab) throws SQLException {
        return lab.number("""
                select count(*) from sahay.complaint c
                where not exists (select 1 from vault.sealed_text t where t.token = c.description_token)
                  and not exists (select 1 from sahay.plain_text t where t.token = c.description_token)
                """);
    }
}
