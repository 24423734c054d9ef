package org.sahay.workflows.complaint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sahay.workflows.complaint.RoutingExplanation.RungTried;

/**
 * Rows and timelines in memory, with the promise of the real one: a request is written only on top of the seq before
 * its first entry, else what is stored is told. Can be made to fail, before or after it has written.
 */
final class FakeComplaintDatabase implements ComplaintActivities {
    private final FakeRoster roster;
    private final Map<ComplaintId, ComplaintCase> rows = new LinkedHashMap<>();
    private final Map<ComplaintId, List<Transition>> timelines = new LinkedHashMap<>();
    private volatile CountDownLatch routingHeld = new CountDownLatch(0);
    private int failuresToCome;
    private int answersToLose;
    private int routings;
    private int records;

    FakeComplaintDatabase(FakeRoster roster) {
        this.roster = roster;
    }

    synchronized void accept(ComplaintCase kase, Transition acceptance) {
        rows.put(kase.id(), kase);
        timelines.put(kase.id(), new ArrayList<>(List.of(acceptance)));
    }

    /** The next {@code times} calls fail and write nothing. */
    synchronized void failNext(int times) {
        failuresToCome = times;
    }

    /** The next {@code times} records are written, but their answers are lost. */
    synchronized void loseNextAnswers(int times) {
        answersToLose = times;
    }

    /** Routings from now on read the roster at once, and answer once the latch is down. */
    void holdRouting(CountDownLatch until) {
        routingHeld = until;
    }

    @Override
    public RoutingAnswer route(RoutingQuestion question) {
        var held = routingHeld;
        RoutingAnswer answer = routeNow(question);
        try {
            if (!held.await(1, TimeUnit.MINUTES)) {
                throw new AssertionError("a routing was held for a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return answer;
    }

    private synchronized RoutingAnswer routeNow(RoutingQuestion question) {
        failIfTold();
        routings++;
        RoutingAnswer answer = roster.route(question);
        assertConsistent(answer);
        return answer;
    }

    @Override
    public synchronized Recorded record(RecordRequest request) {
        failIfTold();
        records++;
        ComplaintId id = request.next().id();
        ComplaintCase stored = rows.get(id);
        long first = request.transitions().getFirst().seq();
        if (stored.seq() != first - 1) {
            return storedBeyond(id, first - 1);
        }
        rows.put(id, request.next());
        timelines.get(id).addAll(request.transitions());
        if (answersToLose > 0) {
            answersToLose--;
            throw new IllegalStateException("the answer was lost after the commit");
        }
        return Recorded.AS_REQUESTED;
    }

    @Override
    public synchronized Recorded stored(StoredQuestion question) {
        failIfTold();
        return rows.get(question.id()).seq() == question.knownSeq()
                ? Recorded.AS_REQUESTED
                : storedBeyond(question.id(), question.knownSeq());
    }

    private Recorded storedBeyond(ComplaintId id, long seq) {
        return new Recorded(
                rows.get(id),
                timelines.get(id).stream().filter(t -> t.seq() > seq).toList());
    }

    synchronized ComplaintCase row(ComplaintId id) {
        return rows.get(id);
    }

    synchronized List<Transition> timeline(ComplaintId id) {
        return List.copyOf(timelines.get(id));
    }

    synchronized int routings() {
        return routings;
    }

    synchronized int records() {
        return records;
    }

    private void failIfTold() {
        if (failuresToCome > 0) {
            failuresToCome--;
            throw new IllegalStateException("the database is away");
        }
    }

    private static void assertConsistent(RoutingAnswer answer) {
        for (RungTried tried : answer.explanation().rungs()) {
            if (tried.eligible() > tried.inArea() || tried.inArea() > tried.serving()) {
                throw new AssertionError("counts grow from filter to filter: " + tried);
            }
        }
    }
}
