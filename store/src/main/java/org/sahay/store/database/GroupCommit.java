package org.sahay.store.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Joins what is asked at the same time into one piece of work, so that one transaction and one round of statements serve many.
 * Whoever is alone goes at once. Whoever may get company waits for it, a moment at most; whoever comes while all turns are
 * taken goes with the next. What the database refuses of one does not hurt the others: then each is done alone.
 *
 * @param <T> what is asked
 * @param <R> its answer
 */
public final class GroupCommit<T, R> {
    private final Terms terms;
    private final IntSupplier company;
    private final Function<List<T>, List<R>> work;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    private final Queue<Waiting<T, R>> waiting = new ArrayDeque<>();
    private int freeTurns;
    private int beingServed;
    private boolean gathering;

    /**
     * How groups are made.
     *
     * @param turns groups that are worked on at once, each in a connection of its own
     * @param most of one group
     * @param moment how long a group waits for its company
     */
    public record Terms(int turns, int most, Duration moment) {}

    /**
     * Makes groups.
     *
     * @param company how many may ask about now, those who have asked and have no answer yet included
     * @param work all or nothing, with the answers in the order asked
     */
    public GroupCommit(Terms terms, IntSupplier company, Function<List<T>, List<R>> work) {
        this.terms = terms;
        this.company = company;
        this.work = work;
        this.freeTurns = terms.turns();
    }

    /** The answer; what the work throws for this one is thrown. Outside any transaction of the caller's. */
    public R ask(T asked) {
        var mine = new Waiting<T, R>(asked, new CompletableFuture<>());
        if (joins(mine)) {
            lead();
        }
        try {
            return mine.answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    /** Whether the one who joins has to lead a group. */
    private boolean joins(Waiting<T, R> one) {
        lock.lock();
        try {
            waiting.add(one);
            if (gathering && isComplete()) {
                arrival.signal();
            }
            return takesTurn();
        } finally {
            lock.unlock();
        }
    }

    /** As long as somebody waits, somebody gathers or every turn is taken. */
    private boolean takesTurn() {
        if (gathering || freeTurns == 0 || waiting.isEmpty()) {
            return false;
        }
        freeTurns--;
        gathering = true;
        return true;
    }

    private void lead() {
        List<Waiting<T, R>> group = gathered();
        try {
            serve(group);
        } finally {
            giveBack(group.size());
        }
    }

    private List<Waiting<T, R>> gathered() {
        var group = new ArrayList<Waiting<T, R>>();
        lock.lock();
        try {
            long left = terms.moment().toNanos();
            while (!isComplete() && left > 0) {
                left = arrival.awaitNanos(left);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            while (group.size() < terms.most() && waiting.poll() instanceof Waiting<T, R> one) {
                group.add(one);
            }
            beingServed += group.size();
            gathering = false;
            passOn();
            lock.unlock();
        }
        return group;
    }

    private boolean isComplete() {
        return waiting.size() >= Math.min(terms.most(), company.getAsInt() - beingServed);
    }

    private void giveBack(int served) {
        lock.lock();
        try {
            freeTurns++;
            beingServed -= served;
            passOn();
        } finally {
            lock.unlock();
        }
    }

    /** Lets another thread lead those who still wait. */
    private void passOn() {
        if (takesTurn()) {
            Thread.startVirtualThread(this::lead);
        }
    }

    private void serve(List<Waiting<T, R>> group) {
        try {
            List<R> answers = work.apply(group.stream().map(one -> one.asked).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer.complete(answers.get(i));
            }
        } catch (DataIntegrityViolationException | PessimisticLockingFailureException ofOne) {
            if (group.size() == 1) {
                group.getFirst().answer.completeExceptionally(ofOne);
            } else {
                group.forEach(one -> serve(List.of(one)));
            }
        } catch (RuntimeException | Error ofAll) {
            group.forEach(one -> one.answer.completeExceptionally(ofAll));
        }
    }

    /** How many wait for a turn. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private record Waiting<T, R>(T asked, CompletableFuture<R> answer) {}
}
