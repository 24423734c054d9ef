package org.sahay.workflows.complaint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sahay.workflows.complaint.RoutingExplanation.RungTried;

/**
 * Rows and timelines in memory, with the promise of the real one: a request is written only on top of the seq before
 * its first entry, else what is stored is told. Can be made to fail, before or after it has written.
 */
final class FakeComplaintDatabase implements ComplaintActivities {
    private final FakeRoster roster;
    private final Map<ComplaintId, ComplaintCase> rows = new LinkedHashMap<>();
    private final Map<ComplaintId, List<Transition>> timelines = new LinkedHashMap<>();
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

    @Override
    public synchronized RoutingAnswer route(RoutingQuestion question) {
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
            return new Recorded(
                    stored,
                    timelines.get(id).stream().filter(t -> t.seq() >= first).toList());
        }
        rows.put(id, request.next());
        timelines.get(id).addAll(request.transitions());
        if (answersToLose > 0) {
            answersToLose--;
            throw new IllegalStateException("the answer was lost after the commit");
        }
        return Recorded.AS_REQUESTED;
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
