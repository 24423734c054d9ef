package org.sahay.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void anOpenLoadOffersItsRateExactly() {
        var run = Load.open(List.of(aClient(0), aClient(0)), Duration.ofMillis(200), 500);
        assertThat(run.operations()).isEqualTo(100).isEqualTo(done.get());
        assertThat(run.seconds()).isGreaterThan(0.19);
    }

    @Test
    void anOpenLoadCountsTheWaitForABusyClient() {
        var run = Load.open(List.of(aClient(20)), Duration.ofMillis(100), 100);
        assertThat(run.operations()).isEqualTo(10);
        assertThat(run.latency().max()).as("ten of 20 ms, due every 10 ms").isGreaterThan(95);
    }

    @Test
    void failuresAreCountedAndTheLoadGoesOn() {
        Client failing = new Client() {
            @Override
            public void once() {
                if (done.incrementAndGet() % 2 == 0) {
                    throw new IllegalStateException("every other one");
                }
            }

            @Override
            public void close() {}
        };
        var run = Load.open(List.of(failing), Duration.ofMillis(100), 100);
        assertThat(run.operations()).isEqualTo(5);
        assertThat(run.failures()).isEqualTo(5);
        assertThat(run.firstFailure()).contains("every other one");
        assertThat(run.latency().count()).isEqualTo(5);
    }

    @Test
    void aClosedLoadEndsWithItsTime() {
        var run = Load.closed(List.of(aClient(5), aClient(5)), Duration.ofMillis(100));
        assertThat(run.operations()).isEqualTo(done.get()).isPositive();
        assertThat(run.latency().p50()).isGreaterThanOrEqualTo(5);
        assertThat(run.perSecond()).isPositive();
    }

    @Test
    void aClosedLoadOfSoManyOperationsDoesThemAll() {
        var run = Load.closed(List.of(aClient(1), aClient(0)), 50);
        assertThat(run.operations()).isEqualTo(50).isEqualTo(done.get());
    }

    private Client aClient(int millis) {
        return new Client() {
            @Override
            public void once() throws InterruptedException {
                Thread.sleep(millis);
                done.incrementAndGet();
            }

            @Override
            public void close() {}
        };
    }
}
