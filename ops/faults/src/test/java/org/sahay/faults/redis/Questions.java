package org.sahay.faults.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.sahay.faults.load.Answer;
import org.sahay.faults.oracle.RedisAway.Asked;
import org.sahay.faults.oracle.RedisAway.Said;

/** People who ask the same again and again, and what they are told. */
final class Questions implements AutoCloseable {
    private final Duration pause;
    private final Queue<Said> said = new ConcurrentLinkedQueue<>();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean ended;

    /** @param pause of each of them between an answer and the next question */
    Questions(Duration pause) {
        this.pause = pause;
    }

    /** One request. */
    @FunctionalInterface
    interface Question {
        Answer ask() throws IOException;
    }

    /** One more of them. */
    void repeat(Asked asked, Question question) {
        people.execute(() -> {
            while (!ended) {
                long sentAt = System.nanoTime();
                Answer answer = answer(question);
                said.add(new Said(asked, sentAt, System.nanoTime(), answer));
                LockSupport.parkNanos(pause.toNanos());
            }
        });
    }

    List<Said> said() {
        return List.copyOf(said);
    }

    private static Answer answer(Question question) {
        try {
            return question.ask();
        } catch (IOException none) {
            return new Answer(0, null, none.toString(), Duration.ZERO);
        }
    }

    /** Waits for the answers that are due. */
    @Override
    public void close() {
        ended = true;
        people.close();
    }
}
