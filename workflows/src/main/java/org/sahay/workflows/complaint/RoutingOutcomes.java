package org.sahay.workflows.complaint;

import static org.sahay.workflows.complaint.ComplaintEvent.ESCALATED;
import static org.sahay.workflows.complaint.ComplaintEvent.HELD;
import static org.sahay.workflows.complaint.ComplaintEvent.NOBODY_ABOVE;
import static org.sahay.workflows.complaint.ComplaintEvent.REOPENED;
import static org.sahay.workflows.complaint.ComplaintEvent.ROSTER_CHANGED;
import static org.sahay.workflows.complaint.ComplaintEvent.ROUTED;
import static org.sahay.workflows.complaint.ComplaintEvent.RUNG;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What routing's answer does to the decision that waited for it. */
final class RoutingOutcomes {
    private RoutingOutcomes() {}

    static Decision.Moved rosterChanged(ComplaintCase kase, RosterChange change, Instant at) {
        var draft = new CaseDraft(kase);
        Owner owner = kase.owner();
        RoutingQuestion question = null;
        if (kase.state() instanceof ComplaintState.Held) {
            question = draft.ask(List.of(kase.level()), kase.excluded(), kase.avoided());
        } else if (owner != null && owner.officerId().equals(change.departed())) {
            question = draft.ask(rungsWithoutOwner(kase), List.of(), List.of(owner.officerId()));
        } else if (owner != null && kase.wantedRung() != null) {
            question = draft.ask(CaseDraft.rungsFrom(kase.wantedRung()), List.of(), List.of());
        }
        return question == null
                ? draft.moved()
                : draft.movedAsking(new PendingRouting(ROSTER_CHANGED, question, null, null));
    }

    /** A rung that is wanted above goes before the rung the owner left. */
    private static List<Integer> rungsWithoutOwner(ComplaintCase kase) {
        var rungs = new ArrayList<Integer>();
        if (kase.wantedRung() != null) {
            rungs.addAll(CaseDraft.rungsFrom(kase.wantedRung()));
        }
        rungs.add(kase.level());
        return rungs;
    }

    static Decision.Moved routed(ComplaintCase kase, RoutingAnswer answer, Instant at) {
        PendingRouting pending = kase.pendingRouting();
        if (pending == null) {
            throw new IllegalStateException("No decision of complaint " + kase.id() + " waits for routing");
        }
        var draft = new CaseDraft(kase);
        switch (pending.cause()) {
            case ROUTED, TRANSFERRED, REOPENED -> routedAnew(draft, pending, answer, at);
            case RUNG, NOBODY_ABOVE -> rungReached(draft, pending, answer, at);
            case ESCALATED -> escalated(draft, pending, answer, at);
            case ROSTER_CHANGED -> afterRosterChange(draft, pending, answer, at);
            default -> throw new IllegalStateException(pending.cause() + " asks for no routing");
        }
        return draft.moved();
    }

    private static void routedAnew(CaseDraft draft, PendingRouting pending, RoutingAnswer answer, Instant at) {
        if (answer.owner() == null) {
            draft.hold(at);
            draft.entry(HELD, at, null, null, answer.explanation());
            return;
        }
        draft.assign(answer.owner(), at);
        draft.tellAssigned(pending.cause() == REOPENED ? NoticeKind.OWNER_REOPENED : NoticeKind.OWNER_ASSIGNED);
        draft.entry(ROUTED, at, null, null, answer.explanation());
    }

    private static void rungReached(CaseDraft draft, PendingRouting pending, RoutingAnswer answer, Instant at) {
        if (answer.owner() == null) {
            nobodyAbove(draft, pending, answer, at);
            return;
        }
        raise(draft, answer.owner(), at);
        markTopOfRungs(draft, pending, at);
        draft.entry(RUNG, at, pending.dueAt(), null, answer.explanation());
    }

    private static void escalated(CaseDraft draft, PendingRouting pending, RoutingAnswer answer, Instant at) {
        if (answer.owner() == null) {
            nobodyAbove(draft, pending, answer, at);
            return;
        }
        raise(draft, answer.owner(), at);
        markTopOfRungs(draft, pending, at);
        draft.entry(ESCALATED, at, null, pending.request(), answer.explanation());
    }

    private static void afterRosterChange(CaseDraft draft, PendingRouting pending, RoutingAnswer answer, Instant at) {
        if (answer.owner() != null && answer.owner().equals(draft.state.owner())) {
            return; // back before the news of their leaving came, and nobody else is eligible
        }
        if (answer.owner() != null) {
            boolean wanted = draft.wantedRung != null;
            raise(draft, answer.owner(), at);
            if (wanted) {
                markTopOfRungs(draft, pending, at);
            }
            draft.entry(ROSTER_CHANGED, at, null, null, answer.explanation());
        } else if (ownerLeft(draft.state.owner(), pending.question())) {
            draft.hold(at);
            draft.entry(ROSTER_CHANGED, at, null, null, answer.explanation());
        }
    }

    /** A departed owner is asked for last: they may be back before the news of their leaving came. */
    private static boolean ownerLeft(@Nullable Owner owner, RoutingQuestion question) {
        return owner != null && question.avoided().contains(owner.officerId());
    }

    private static void nobodyAbove(CaseDraft draft, PendingRouting pending, RoutingAnswer answer, Instant at) {
        int target = pending.question().rungs().getFirst();
        if (draft.state instanceof ComplaintState.Held) {
            // A held case waits on the rung it was raised to: nobody below may take it any more.
            draft.level = target;
            markTopOfRungs(draft, pending, at);
            draft.entry(RUNG, at, pending.dueAt(), null, answer.explanation());
            return;
        }
        draft.wantAbove(target, pending.dueAt() == null ? at : pending.dueAt(), at);
        draft.entry(NOBODY_ABOVE, at, pending.dueAt(), pending.request(), answer.explanation());
    }

    /** Only a rung that fell due marks the case: one that was escalated by hand and never breached is not marked. */
    private static void markTopOfRungs(CaseDraft draft, PendingRouting pending, Instant at) {
        if (pending.cause() == RUNG
                || draft.citizenClock.fellDue(pending.question().rungs().getFirst())) {
            ClockRules.markTop(draft, pending.dueAt() == null ? at : pending.dueAt());
        }
    }

    private static void raise(CaseDraft draft, Owner owner, Instant at) {
        draft.assign(owner, at);
        draft.tellAssigned(NoticeKind.OWNER_ASSIGNED);
    }
}
