package org.sahay.workflows.complaint;

import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.temporal.workflow.WorkflowLock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.notification.NoticeBatch;
import org.sahay.workflows.notification.NotificationActivities;
import org.sahay.workflows.temporal.ActivityPresets;

/** Waits for deadlines, people and the roster, asks {@link ComplaintCase} what follows, and performs it. */
public class ComplaintWorkflowImpl implements ComplaintWorkflow {
    private final ComplaintActivities database =
            Workflow.newLocalActivityStub(ComplaintActivities.class, ActivityPresets.DATABASE);
    private final NotificationActivities notifications =
            Workflow.newActivityStub(NotificationActivities.class, ActivityPresets.MESSAGE);
    private final WorkflowLock lock = Workflow.newWorkflowLock();
    private final DeadlineTimer timer = new DeadlineTimer();
    private final OperatorView operatorView = new OperatorView();
    private final List<RosterChange> rosterNews = new ArrayList<>();
    private final List<NoticeBatch> unsent = new ArrayList<>();
    private final List<NoticeBatch> sending = new ArrayList<>();
    private boolean rowDoubted;
    private ComplaintCase kase;

    @WorkflowInit
    public ComplaintWorkflowImpl(ComplaintInput input) {
        kase = input.kase();
        unsent.addAll(input.pendingNotices());
    }

    @Override
    public ComplaintOutcome run(ComplaintInput input) {
        progress();
        while (!kase.closed()) {
            if (continueAsNewDue()) {
                continueAsNewUnlessNewsCame();
            }
            timer.set(kase.nextDue());
            Workflow.await(this::hasNews);
            progress();
        }
        timer.set(null);
        Workflow.await(() -> sending.isEmpty() && Workflow.isEveryHandlerFinished());
        return ((ComplaintState.Closed) kase.state()).outcome();
    }

    @Override
    public ActionOutcome act(ActionRequest request) {
        lock.lock();
        try {
            if (isBehind(request)) {
                adoptRow();
            }
            return decide(request);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void validateAct(ActionRequest request) {
        Instant now = now();
        if (isBehind(request) || kase.routingDue(now)) {
            return; // How the case stands only the row knows, or whose it is the roster: the handler asks and decides.
        }
        if (kase.advancedWithoutRouting(now).act(request, now) instanceof Decision.Refused refused) {
            throw new ActionRefusedException(refused.refusal());
        }
    }

    @Override
    public void rosterChanged(RosterChange change) {
        rosterNews.add(change);
    }

    @Override
    public void rereadRow() {
        rowDoubted = true;
    }

    @Override
    public ComplaintCase current() {
        return kase;
    }

    /** Whether the history has grown so long that the case should go on in a new one. */
    protected boolean continueAsNewDue() {
        return Workflow.getInfo().isContinueAsNewSuggested();
    }

    private boolean hasNews() {
        return timer.fired()
                || !rosterNews.isEmpty()
                || rowDoubted
                || kase.closed()
                || timer.movedBy(kase.nextDue())
                || continueAsNewDue();
    }

    /** A signal that came while handlers ended is not carried over, so it is taken up first. */
    private void continueAsNewUnlessNewsCame() {
        Workflow.await(Workflow::isEveryHandlerFinished);
        if (!rosterNews.isEmpty() || rowDoubted) {
            return;
        }
        var owed = new ArrayList<>(sending);
        owed.addAll(unsent);
        Workflow.newContinueAsNewStub(ComplaintWorkflow.class).run(new ComplaintInput(kase, owed));
    }

    /** Applies what is due and what the roster's changes mean. */
    private void progress() {
        lock.lock();
        try {
            if (rowDoubted) {
                rowDoubted = false;
                adoptRow();
            }
            boolean recorded = false;
            while (!recorded) {
                recorded = progressed(List.copyOf(rosterNews));
            }
        } finally {
            lock.unlock();
        }
        sendNotices();
        operatorView.show(kase);
    }

    /** Whoever asks has read more than this workflow knows: an attempt was recorded, and then lost with its task. */
    private boolean isBehind(ActionRequest request) {
        return request.rowSeq() != null && request.rowSeq() > kase.seq();
    }

    private void adoptRow() {
        adopt(database.stored(new StoredQuestion(kase.id(), kase.seq())));
    }

    private void adopt(Recorded recorded) {
        if (recorded.stored() != null) {
            kase = recorded.stored();
            unsent.add(NoticeBatch.of(kase.id(), recorded.transitions()));
        }
    }

    private boolean progressed(List<RosterChange> news) {
        var step = new Step(kase, now());
        step.catchUp();
        for (RosterChange change : news) {
            step.settle(step.current.rosterChanged(change, step.at));
        }
        boolean recorded = step.record();
        if (recorded) {
            rosterNews.subList(0, news.size()).clear();
        }
        return recorded;
    }

    private ActionOutcome decide(ActionRequest request) {
        while (true) {
            var step = new Step(kase, now());
            step.catchUp();
            Decision decision = step.current.act(request, step.at);
            if (decision instanceof Decision.Moved moved) {
                step.settle(moved);
            }
            if (step.record()) {
                sendNotices();
                operatorView.show(kase);
                return decision instanceof Decision.Refused(ComplaintCase same, Refusal refusal)
                        ? new ActionOutcome(same.seq(), refusal)
                        : new ActionOutcome(
                                Objects.requireNonNull(kase.applied(request.key()))
                                        .seq(),
                                null);
            }
        }
    }

    private void sendNotices() {
        for (NoticeBatch batch : NoticeBatch.joined(unsent)) {
            sending.add(batch);
            Async.procedure(notifications::send, batch).thenApply(sent -> sending.remove(batch));
        }
        unsent.clear();
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }

    /** One decision with all it takes, recorded as one; under the lock. */
    private final class Step {
        private final List<Transition> made = new ArrayList<>();
        private final Instant at;
        private ComplaintCase current;
        private @Nullable Long rosterVersion;

        Step(ComplaintCase kase, Instant at) {
            this.current = kase;
            this.at = at;
        }

        void catchUp() {
            while (true) {
                Decision.Moved moved = current.advance(at);
                if (moved.transitions().isEmpty() && moved.question() == null) {
                    return;
                }
                settle(moved);
            }
        }

        void settle(Decision.Moved moved) {
            take(moved);
            if (moved.question() != null) {
                RoutingAnswer answer = database.route(moved.question());
                rosterVersion = rosterVersion == null
                        ? answer.rosterVersion()
                        : Math.min(rosterVersion, answer.rosterVersion());
                take(current.routed(answer, at));
            }
        }

        private void take(Decision.Moved moved) {
            current = moved.next();
            made.addAll(moved.transitions());
        }

        /** False when an earlier attempt had been recorded, and the case now is what that attempt stored. */
        boolean record() {
            if (made.isEmpty()) {
                kase = current;
                return true;
            }
            var request = new RecordRequest(Workflow.getInfo().getRunId(), current, made, rosterVersion);
            Recorded recorded = database.record(request);
            if (recorded.stored() != null) {
                adopt(recorded);
                return false;
            }
            kase = current;
            unsent.add(NoticeBatch.of(kase.id(), made));
            return true;
        }
    }
}
