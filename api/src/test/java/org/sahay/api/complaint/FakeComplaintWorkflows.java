package org.sahay.api.complaint;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.sahay.store.complaint.ComplaintStore;
import org.sahay.store.roster.Roster;
import org.sahay.workflows.complaint.ActionOutcome;
import org.sahay.workflows.complaint.ActionRequest;
import org.sahay.workflows.complaint.ComplaintAction;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.Decision;
import org.sahay.workflows.complaint.RecordRequest;
import org.sahay.workflows.complaint.RoutingRules;
import org.sahay.workflows.complaint.Transition;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** Decides by the real rules and records in the real store, as the workflow does, without a Temporal. */
public final class FakeComplaintWorkflows implements ComplaintWorkflows {
    /** How Temporal is doing. */
    enum Mood {
        ANSWERS,
        UNREACHABLE,
        LOSES_ITS_ANSWER,
        /** The citizen withdraws while an officer acts. */
        ENDS_MEANWHILE
    }

    record Asked(boolean started, ActionRequest request) {}

    private final ComplaintStore store;
    private final Roster roster;
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    volatile Mood mood = Mood.ANSWERS;

    public FakeComplaintWorkflows(ComplaintStore store, Roster roster) {
        this.store = store;
        this.roster = roster;
    }

    @Override
    public ActionOutcome act(ComplaintCase kase, boolean started, ActionRequest request) {
        asked.add(new Asked(started, request));
        if (mood == Mood.UNREACHABLE) {
            throw new WorkflowUnavailableException(new IllegalStateException("no Temporal"));
        }
        if (mood == Mood.ENDS_MEANWHILE) {
            UUID citizen = kase.complainant().citizenId();
            decide(kase, ActionRequest.bare(new Actor(citizen, Role.CITIZEN, Area.COUNTRY), ComplaintAction.WITHDRAW));
            throw new WorkflowEndedException(new IllegalStateException("ended"));
        }
        ActionOutcome outcome = decide(kase, request);
        if (mood == Mood.LOSES_ITS_ANSWER) {
            throw new WorkflowUnavailableException(new IllegalStateException("the answer was lost"));
        }
        return outcome;
    }

    /** What the workflow does when it starts: routes. */
    void start(ComplaintCase kase) {
        var work = new Work(kase);
        work.catchUp();
        work.record();
    }

    private ActionOutcome decide(ComplaintCase kase, ActionRequest request) {
        var work = new Work(kase);
        work.catchUp();
        Decision decision = work.current.act(request, work.at);
        if (decision instanceof Decision.Moved moved) {
            work.settle(moved);
        }
        work.record();
        return decision instanceof Decision.Refused refused
                ? new ActionOutcome(work.current.seq(), refused.refusal())
                : new ActionOutcome(work.current.seq(), null);
    }

    private final class Work {
        private final Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        private final List<Transition> made = new ArrayList<>();
        private ComplaintCase current;
        private @Nullable Long rosterVersion;

        Work(ComplaintCase kase) {
            current = kase;
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
            current = moved.next();
            made.addAll(moved.transitions());
            if (moved.question() != null) {
                var view = roster.view(moved.question());
                var answer = RoutingRules.choose(moved.question(), view.candidates(), view.version());
                rosterVersion = answer.rosterVersion();
                Decision.Moved routed = current.routed(answer, at);
                current = routed.next();
                made.addAll(routed.transitions());
            }
        }

        void record() {
            if (!made.isEmpty()) {
                store.record(new RecordRequest("run-1", current, made, rosterVersion));
            }
        }
    }
}
