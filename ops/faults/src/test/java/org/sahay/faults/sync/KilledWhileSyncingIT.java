package org.sahay.faults.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
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
import org.sahay.faults.sync.StoredEvents.Sent;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Await;

/**
 * Processes end without a word while devices send the same again and again: nothing is missing, and nothing is there twice. The
 * long suite kills each twenty times, or as often as {@code -Dsync.kills} says.
 */
@Order(6)
@ExtendWith(SharedPlatform.class)
class KilledWhileSyncingIT {
    private static final int FEW = 20;
    private static final int KILLS = Integer.getInteger("sync.kills", 20);
    private static final long SEED = 20_261_128;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BOUND = Duration.ofSeconds(180);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

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

    /** All consumers are cut off after their effects and before their offsets, many times over, as all of the topic comes again. */
    @Test
    @Tag("faults")
    void whatWasTakenBeforeItsOffsetsWereCommittedIsTakenOnce(FaultPlatform platform) {
        whileSyncing(platform, "offsets lost", 3, 3, servers -> {
            pass(Duration.ofSeconds(3));
            servers.stop(Service.WORKERS);
            assertThat(Await.until(PATIENCE, new ProjectionOffsets(platform)::forget))
                    .isTrue();
            servers.startAlone(Service.WORKERS);
            pass(Duration.ofSeconds(3));
        });
        var offsets = new ProjectionOffsets(platform);
        assertThat(Await.until(BOUND, () -> offsets.waiting() == 0)).isTrue();
        assertThat(platform.jdbc().sql("""
                                SELECT count(*) FROM (SELECT event_id FROM sahay.wellness_reading
                                WHERE event_id IN (SELECT server_id FROM sahay.sync_event WHERE type = 'vital.recorded')
                                GROUP BY event_id HAVING count(*) > 1) twice
                                """).query(Long.class).single()).isZero();
    }

    @Test
    void aWriterHeldOpenForFiveSecondsDelaysTheTopicAndKeepsItsOrder(FaultPlatform platform) {
        holdOpen(platform, Duration.ofSeconds(5));
    }

    @Test
    @Tag("faults")
    void aWriterHeldOpenForAMinuteDelaysTheTopicAndKeepsItsOrder(FaultPlatform platform) {
        holdOpen(platform, Duration.ofMinutes(1));
    }

    /** What began later than a transaction that is still open is told after it, whoever commits first, and nothing is skipped. */
    private static void holdOpen(FaultPlatform platform, Duration time) {
        platform.cluster();
        var writer = new HeldWriter(platform);
        var held = new AtomicReference<HeldWriter.Held>();
        Set<UUID> citizens =
                whileSyncing(platform, "a writer held open for " + time.toSeconds() + " s", 3, 4, servers -> {
                    held.set(writer.holdOpenDuring(() -> pass(time)));
                    pass(Duration.ofSeconds(2));
                });
        assertThat(held.get().overtaking()).hasSizeGreaterThan(20);
        assertThat(held.get().early())
                .as("told before the transaction they overtook")
                .isEmpty();
        citizens.add(writer.citizen());
        var stored = new StoredEvents(platform);
        List<Sent> sent = stored.records(citizens);
        assertThat(sent)
                .extracting(Sent::id)
                .containsAll(held.get().appended())
                .containsAll(held.get().overtaking());
        assertThat(CommitOrder.violations(sent, stored.log())).isEmpty();
    }

    /** A fault that happens to the servers while devices send. */
    private interface Fault {
        void strike(LocalPlatform servers);
    }

    /** Whose events were sent. */
    private static Set<UUID> whileSyncing(
            FaultPlatform platform, String test, int devices, int mostCopies, Fault fault) {
        var servers = platform.cluster();
        var client = new SyncClient(platform.settings().apiUrl(), Credentials.plain(platform::plainToken));
        var file = servers.settings().state().resolve("run").resolve("sync-" + test.replace(' ', '-') + ".journal");
        try (var journal = SyncJournal.in(file)) {
            try (var _ = Devices.of(client, journal, SEED, devices, mostCopies, PATIENCE)) {
                fault.strike(servers);
            }
            platform.cluster();
            assertThat(journal.refusals()).as("batches refused as a whole").isEmpty();
            return settle(platform, test, journal.entries());
        }
    }

    private static Set<UUID> settle(FaultPlatform platform, String test, List<SyncJournal.Entry> entries) {
        Set<UUID> citizens =
                entries.stream().map(SyncJournal.Entry::citizen).collect(Collectors.toCollection(HashSet::new));
        assertThat(entries)
                .hasSizeGreaterThan(100)
                .allMatch(entry -> !entry.acks().isEmpty(), "is answered");
        var stored = new StoredEvents(platform);
        var last = new ArrayList<String>();
        long start = System.nanoTime();
        Await.until(BOUND, () -> {
            last.clear();
            last.addAll(KeptOnce.violations(entries, stored.of(citizens)));
            if (!last.isEmpty()) {
                pass(BETWEEN_LOOKS);
            }
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
        return citizens;
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Await.until(time.plusSeconds(1), () -> System.nanoTime() >= end);
    }
}
