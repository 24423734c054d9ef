package org.sahay.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;

@Timeout(20)
class GroupCommitTest {
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstGoes = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @AfterEach
    void close() {
        callers.shutdownNow();
    }

    @Test
    void whoeverIsAloneGoesAtOnce() {
        GroupCommit<Integer, Integer> commits = new GroupCommit<>(terms(1, 8), () -> 1, this::squares);
        assertThat(commits.ask(3)).isEqualTo(9);
        assertThat(commits.ask(4)).isEqualTo(16);
        assertThat(groups).containsExactly(List.of(3), List.of(4));
    }

    @Test
    void whoeverComesWhileAllTurnsAreTakenGoesTogetherWithTheNext() throws Exception {
        assertThat(answers(behindTheFirst(8, this::squares, 1, 2, 3, 4))).containsExactly(0, 1, 4, 9, 16);
        assertThat(groups).hasSize(2);
        assertThat(groups.get(1)).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void aGroupIsNoLargerThanAllowed() throws Exception {
        assertThat(answers(behindTheFirst(2, this::squares, 1, 2, 3, 4, 5))).containsExactly(0, 1, 4, 9, 16, 25);
        assertThat(groups).hasSize(4).allMatch(group -> group.size() <= 2);
    }

    @Test
    void whatTheDatabaseRefusesOfOneDoesNotHurtItsNeighbours() throws Exception {
        List<Future<Integer>> asked = behindTheFirst(8, this::refusingTwo, 1, 2, 3);
        assertThat(asked.get(1).get()).isEqualTo(1);
        assertThat(asked.get(3).get()).isEqualTo(9);
        assertThatThrownBy(() -> asked.get(2).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aDatabaseThatIsAwayIsAskedOnceForTheWholeGroup() throws Exception {
        List<Future<Integer>> asked = behindTheFirst(8, this::away, 1, 2, 3);
        for (Future<Integer> one : asked.subList(1, 4)) {
            assertThatThrownBy(one::get).hasCauseInstanceOf(DataAccessResourceFailureException.class);
        }
        assertThat(groups).hasSize(2);
    }

    @Test
    void asManyGroupsAsThereAreTurnsAreWorkedOnAtOnceAndNoMore() throws Exception {
        var inside = new Semaphore(2);
        var bothInside = new CountDownLatch(2);
        GroupCommit<Integer, Integer> commits = new GroupCommit<>(terms(2, 1), () -> 1, asked -> {
            assertThat(inside.tryAcquire()).isTrue();
            bothInside.countDown();
            await(bothInside);
            inside.release();
            return squares(asked);
        });
        List<Callable<Integer>> questions = IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(i -> () -> commits.ask(i))
                .toList();
        List<Future<Integer>> asked = callers.invokeAll(questions);
        assertThat(answers(asked)).hasSize(50).contains(0, 49 * 49);
    }

    @Test
    void whoeverMayGetCompanyWaitsForIt() throws Exception {
        GroupCommit<Integer, Integer> commits = new GroupCommit<>(terms(1, 8), () -> 3, this::squares);
        List<Future<Integer>> asked =
                callers.invokeAll(List.of(() -> commits.ask(1), () -> commits.ask(2), () -> commits.ask(3)));
        assertThat(answers(asked)).containsExactly(1, 4, 9);
        assertThat(groups).hasSize(1);
    }

    @Test
    void companyThatDoesNotComeIsWaitedForNoLongerThanAMoment() {
        var terms = new GroupCommit.Terms(1, 8, Duration.ofMillis(1));
        assertThat(new GroupCommit<Integer, Integer>(terms, () -> 3, this::squares).ask(2))
                .isEqualTo(4);
    }

    @Test
    void thousandsFromManyThreadsEachGetTheirOwnAnswer() throws Exception {
        var terms = new GroupCommit.Terms(2, 5, Duration.ofMillis(1));
        GroupCommit<Integer, Integer> commits = new GroupCommit<>(terms, () -> 4, this::squares);
        List<Callable<Integer>> questions = IntStream.range(0, 5_000)
                .<Callable<Integer>>mapToObj(i -> () -> commits.ask(i))
                .toList();
        assertThat(answers(callers.invokeAll(questions)))
                .containsExactlyElementsOf(
                        IntStream.range(0, 5_000).mapToObj(i -> i * i).toList());
        assertThat(commits.waiting()).isZero();
    }

    /** With a moment longer than any test. */
    private static GroupCommit.Terms terms(int turns, int most) {
        return new GroupCommit.Terms(turns, most, Duration.ofMinutes(1));
    }

    /** 0 is worked on until all the others wait. */
    private List<Future<Integer>> behindTheFirst(
            int most, java.util.function.Function<List<Integer>, List<Integer>> work, int... others) throws Exception {
        GroupCommit<Integer, Integer> commits = new GroupCommit<>(terms(1, most), () -> 1, asked -> {
            if (asked.equals(List.of(0))) {
                firstGoes.countDown();
                await(firstMayEnd);
            }
            return work.apply(asked);
        });
        var asked = new ArrayList<Future<Integer>>();
        asked.add(callers.submit(() -> commits.ask(0)));
        await(firstGoes);
        for (int other : others) {
            asked.add(callers.submit(() -> commits.ask(other)));
        }
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> commits.waiting() == others.length);
        firstMayEnd.countDown();
        return asked;
    }

    private List<Integer> squares(List<Integer> asked) {
        groups.add(List.copyOf(asked));
        return asked.stream().map(i -> i * i).toList();
    }

    private List<Integer> refusingTwo(List<Integer> asked) {
        if (asked.contains(2)) {
            throw new DuplicateKeyException("2 is taken");
        }
        return squares(asked);
    }

    private List<Integer> away(List<Integer> asked) {
        groups.add(List.copyOf(asked));
        if (!asked.equals(List.of(0))) {
            throw new DataAccessResourceFailureException("nobody there");
        }
        return asked;
    }

    private static List<Integer> answers(List<Future<Integer>> asked) throws Exception {
        var answers = new ArrayList<Integer>();
        for (Future<Integer> one : asked) {
            answers.add(one.get());
        }
        return answers;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
