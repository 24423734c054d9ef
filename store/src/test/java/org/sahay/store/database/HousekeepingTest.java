package org.sahay.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class HousekeepingTest {
    @Test
    void aChoreIsDonePartByPartUntilNothingIsLeft() {
        try (var database = TestDatabase.migrated()) {
            var left = new AtomicInteger(3);
            var chore = new Chore("three parts", Duration.ofHours(1), () -> left.getAndDecrement() > 0 ? 1 : 0);
            var housekeeping = new Housekeeping(List.of(chore), database.jdbc(), database.transaction());
            housekeeping.start();
            housekeeping.perform(chore);
            assertThat(left).hasValue(-1);
            housekeeping.stop();
        }
    }

    @Test
    void aChoreThatAnotherProcessIsDoingIsLeftToIt() {
        try (var database = TestDatabase.migrated()) {
            var done = new AtomicInteger();
            var chore = new Chore("same", Duration.ofHours(1), () -> 1 - done.incrementAndGet());
            var housekeeping = new Housekeeping(List.of(chore), database.jdbc(), database.transaction());
            housekeeping.start();
            var other = Thread.ofVirtual().unstarted(() -> housekeeping.perform(chore));
            database.transaction().executeWithoutResult(status -> {
                assertThat(housekeeping.lock(chore)).isTrue();
                other.start();
                assertThat(ended(other)).isTrue();
            });
            assertThat(done).hasValue(0);
            housekeeping.perform(chore);
            assertThat(done).hasValue(1);
            housekeeping.stop();
        }
    }

    @Test
    void whatIsDueEveryFewSecondsDoesNotWaitAMinuteForItsFirstTime() throws InterruptedException {
        try (var database = TestDatabase.migrated()) {
            var done = new CountDownLatch(3);
            var prompt = new Chore("prompt", Duration.ofMillis(10), () -> {
                done.countDown();
                return 0;
            });
            var housekeeping = new Housekeeping(List.of(prompt), database.jdbc(), database.transaction());
            housekeeping.start();
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            housekeeping.stop();
        }
    }

    @Test
    void aChoreThatFailsDoesNotEndHousekeeping() {
        try (var database = TestDatabase.migrated()) {
            var chore = new Chore("fails", Duration.ofHours(1), () -> {
                throw new IllegalStateException("broken");
            });
            var housekeeping = new Housekeeping(List.of(chore), database.jdbc(), database.transaction());
            housekeeping.start();
            housekeeping.perform(chore);
            assertThat(housekeeping.isRunning()).isTrue();
            housekeeping.stop();
        }
    }

    private static boolean ended(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
