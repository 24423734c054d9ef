package org.sahay.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sahay.faults.load.Journal;
import org.sahay.faults.load.Load;
import org.sahay.faults.platform.FaultPlatform;
import org.sahay.faults.platform.Settlement;
import org.sahay.faults.platform.Settlement.Delivery;
import org.sahay.faults.platform.SharedPlatform;
import org.sahay.faults.platform.Signal;
import org.sahay.local.platform.LocalPlatform;
import org.sahay.local.platform.Service;
import org.sahay.local.process.Await;

/** Processes end without a word, or stand still, while citizens file; half of the citizens ask again until accepted. */
@Order(6)
@Tag("faults")
@ExtendWith(SharedPlatform.class)
class KilledProcessesIT {
    private static final int PER_SECOND = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BOUND = Duration.ofSeconds(300);
    private static final Duration BETWEEN = Duration.ofSeconds(4);

    @Test
    void anApiKilledThreeTimesLosesNothingItAcknowledged(FaultPlatform platform) {
        underLoad(platform, "kill -9 of the API, 3 times", servers -> {
            for (int i = 0; i < 3; i++) {
                pass(BETWEEN);
                servers.kill(Service.API);
                servers.startAlone(Service.API);
            }
            pass(BETWEEN);
        });
    }

    @Test
    void workersKilledDuringABurstGoOnWhereTheyWere(FaultPlatform platform) {
        underLoad(platform, "kill -9 of the workers, twice", servers -> {
            for (int i = 0; i < 2; i++) {
                pass(BETWEEN);
                servers.kill(Service.WORKERS);
                pass(BETWEEN);
                servers.startAlone(Service.WORKERS);
            }
            pass(BETWEEN);
        });
    }

    @Test
    void aTemporalKilledDuringABurstForgetsNothing(FaultPlatform platform) {
        underLoad(platform, "kill -9 of Temporal, twice", servers -> {
            for (int i = 0; i < 2; i++) {
                pass(BETWEEN);
                servers.kill(Service.TEMPORAL);
                pass(BETWEEN);
                servers.startAlone(Service.TEMPORAL);
            }
            pass(BETWEEN);
        });
    }

    @Test
    void aKafkaKilledUnderLoadGetsEveryEvent(FaultPlatform platform) {
        underLoad(platform, "kill -9 of Kafka, twice", servers -> {
            for (int i = 0; i < 2; i++) {
                pass(BETWEEN);
                servers.kill(Service.KAFKA);
                servers.startAlone(Service.KAFKA);
            }
            pass(BETWEEN);
        });
    }

    @Test
    void aPostgresKilledThreeTimesUnderLoadLosesNothingItCommitted(FaultPlatform platform) {
        underLoad(platform, "kill -9 of PostgreSQL, 3 times", servers -> {
            for (int i = 0; i < 3; i++) {
                pass(BETWEEN);
                servers.kill(Service.POSTGRESQL);
                servers.startAlone(Service.POSTGRESQL);
            }
            pass(BETWEEN);
        });
    }

    @Test
    void workersThatStandStillForTwentySecondsDoNothingTwice(FaultPlatform platform) {
        underLoad(platform, "SIGSTOP of the workers, 20 s", servers -> {
            pass(BETWEEN);
            Signal.STOP.send(servers, Service.WORKERS);
            pass(Duration.ofSeconds(20));
            Signal.CONT.send(servers, Service.WORKERS);
            pass(BETWEEN);
        });
    }

    /** A fault that happens to the servers while the load goes on. */
    private interface Fault {
        void strike(LocalPlatform servers);
    }

    private static void underLoad(FaultPlatform platform, String test, Fault fault) {
        var servers = platform.cluster();
        try (Journal journal = platform.journal(test.replaceAll("[^A-Za-z0-9]+", "-"))) {
            try (var _ = Load.persistent(platform.client(), journal, PER_SECOND, PATIENCE)) {
                fault.strike(servers);
            }
            platform.cluster();
            assertThat(journal.entries()).hasSizeGreaterThan(PER_SECOND);
            new Settlement(platform, test, journal, Delivery.AT_LEAST_ONCE).await(BOUND);
        }
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Await.until(time.plusSeconds(1), () -> System.nanoTime() >= end);
    }
}
