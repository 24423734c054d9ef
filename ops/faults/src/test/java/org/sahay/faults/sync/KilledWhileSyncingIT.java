package org.sahay.faults.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sahay.faults.load.Credentials;
import org.sahay.faults.load.SyncClient;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.faults.platform.SharedPlatform;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Await;

/** Processes end without a word while devices send the same again and again: nothing is missing, and nothing is there twice. */
@Order(6)
@ExtendWith(SharedPlatform.class)
class KilledWhileSyncingIT {
    private static final int FEW = 20;
    private static final int KILLS = 20;
    private static final long SEED = 20_261_128;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BOUND = Duration.ofSeconds(120);

    @Test
    void oneKillOfEachLosesNothing(FaultPlatform platform) {
        whileSyncing(platform, "one kill each", 3, 3, servers -> {
            for (Service service : List.of(Service.API, Service.POSTGRESQL, Service.KAFKA)) {
                pass(Duration.ofSeconds(1));
                servers.kill(service);
                servers.startAlone(service);
            }
            pass(Duration.ofSeconds(1));
        });
    }

    @Tag("faults")
    @ParameterizedTest
    @EnumSource(names = {"API", "WORKERS", "POSTGRESQL", "KAFKA", "REDIS"})
    void twentyKillsOfOneLoseNothing(Service service, FaultPlatform platform) {
        whileSyncing(platform, KILLS + " kills of " + service.title(), 3, 10, servers -> {
            for (int i = 0; i < KILLS; i++) {
                pass(Duration.ofSeconds(2));
                servers.kill(service);
                servers.startAlone(service);
            }
            pass(Duration.ofSeconds(2));
        });
    }

    /** What commits later than a transaction that is still open is told after it, and nothing is skipped. */
    @Test
    @Tag("faults")
    void aWriterHeldOpenForAMinuteDelaysTheTopicAndLosesNothing(FaultPlatform platform) {
        whileSyncing(platform, "a writer held open for a minute", 3, 4, servers -> {
            holdOpen(platform, Duration.ofMinutes(1));
            pass(Duration.ofSeconds(2));
        });
    }

    /** Longer than the product lets a transaction be. */
    private static void holdOpen(FaultPlatform platform, Duration time) {
        platform.jdbc()
                .sql("""
                        WITH held AS MATERIALIZED (
                          SELECT set_config('transaction_timeout', '0', true) || CAST(pg_current_xact_id() AS text) AS id)
                        SELECT held.id FROM held, LATERAL pg_sleep(:seconds + 0 * length(held.id))
                        """)
                .param("seconds", time.toSeconds())
                .query(String.class)
                .single();
    }

    /** A fault that happens to the servers while devices send. */
    private interface Fault {
        void strike(LocalPlatform servers);
    }

    private static void whileSyncing(FaultPlatform platform, String test, int devices, int mostCopies, Fault fault) {
        var servers = platform.cluster();
        var client = new SyncClient(platform.settings().apiUrl(), Credentials.plain(platform::plainToken));
        var file = servers.settings().state().resolve("run").resolve("sync-" + test.replace(' ', '-') + ".journal");
        try (var journal = SyncJournal.in(file)) {
            try (var _ = Devices.of(client, journal, SEED, devices, mostCopies, PATIENCE)) {
                fault.strike(servers);
            }
            platform.cluster();
            assertThat(journal.refusals()).as("batches refused as a whole").isEmpty();
            settle(platform, test, journal.entries());
        }
    }

    private static void settle(FaultPlatform platform, String test, List<SyncJournal.Entry> entries) {
        Set<UUID> citizens = entries.stream().map(SyncJournal.Entry::citizen).collect(Collectors.toSet());
        assertThat(entries)
                .hasSizeGreaterThan(100)
                .allMatch(entry -> !entry.acks().isEmpty(), "is answered");
        var stored = new StoredEvents(platform);
        var last = new ArrayList<String>();
        long start = System.nanoTime();
        Await.until(BOUND, () -> {
            last.clear();
            last.addAll(KeptOnce.violations(entries, stored.of(citizens)));
            return last.isEmpty();
        });
        assertThat(last.stream().limit(FEW)).as(test).isEmpty();
        var kept = stored.of(citizens);
        System.out.printf(
                "Sync, %s: %d events sent, %d answers, %d kept (%d in quarantine), lost 0, twice 0; %d records sent again;"
                        + " drained in %.1f s%n",
                test,
                entries.size(),
                entries.stream().mapToInt(entry -> entry.acks().size()).sum(),
                kept.stored().size(),
                entries.stream().filter(SyncJournal.Entry::poison).count(),
                kept.repeats(),
                (System.nanoTime() - start) / 1e9);
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Await.until(time.plusSeconds(1), () -> System.nanoTime() >= end);
    }
}
