package org.sahay.workflows.complaint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A case while one decision is made about it: what the rules change, and the timeline entries they write. Lives inside
 * one pure function; {@link #moved} turns it back into a case.
 */
final class CaseDraft {
    private final ComplaintCase before;
    private final List<Transition> transitions = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private ComplaintStatus from;

    ComplaintState state;
    int level;
    Office office;

    @Nullable
    String namedDepartment;

    CitizenClock citizenClock;

    @Nullable
    OfficerClock officerClock;

    Counters counters;

    @Nullable
    Question question;

    boolean dissatisfied;
    boolean breachedAtTop;

    @Nullable
    UUID answeredBy;

    @Nullable
    Instant windowUntil;

    @Nullable
    Instant heldAlertAt;

    @Nullable
    Instant topReminderAt;

    List<UUID> excluded;
    List<UUID> avoided;

    @Nullable
    Integer wantedRung;

    private @Nullable PendingRouting pendingRouting;
    private long seq;
    private List<AppliedAction> applied;

    CaseDraft(ComplaintCase kase) {
        before = kase;
        from = kase.status();
        state = kase.state();
        level = kase.level();
        office = kase.office();
        namedDepartment = kase.namedDepartment();
        citizenClock = kase.citizenClock();
        officerClock = kase.officerClock();
        counters = kase.counters();
        question = kase.question();
        dissatisfied = kase.dissatisfied();
        breachedAtTop = kase.breachedAtTop();
        answeredBy = kase.answeredBy();
        windowUntil = kase.windowUntil();
        heldAlertAt = kase.heldAlertAt();
        topReminderAt = kase.topReminderAt();
        excluded = kase.excluded();
        avoided = kase.avoided();
        wantedRung = kase.wantedRung();
        seq = kase.seq();
        applied = kase.applied();
    }

    SlaPolicy policy() {
        return before.policy();
    }

    /**
     * The case gets an owner: always Assigned, with a new officer clock; a pause ends, an open question stays. A rung
     * above the owner's that nobody stood on is still wanted.
     */
    void assign(Owner owner, Instant at) {
        state = new ComplaintState.Assigned(owner);
        level = owner.role().rung();
        citizenClock = citizenClock.resume(at);
        officerClock = OfficerClock.start(policy(), at);
        excluded = List.of();
        avoided = List.of();
        if (wantedRung == null || wantedRung <= level) {
            wantedRung = null;
            heldAlertAt = null;
        }
    }

    /** Nobody is left to own it; it waits on its rung, or on the one above that it was to be raised to. */
    void hold(Instant at) {
        state = new ComplaintState.Held(HeldReason.NOBODY_ELIGIBLE);
        if (wantedRung != null) {
            level = wantedRung;
            if (citizenClock.fellDue(wantedRung)) {
                ClockRules.markTop(this, at);
            }
        }
        citizenClock = citizenClock.resume(at);
        officerClock = null;
        heldAlertAt = at.plus(policy().heldAlert());
        wantedRung = null;
    }

    /** Nobody on any rung above: the case stays as it is and somebody is looked for again. */
    void wantAbove(int rung, Instant since, Instant at) {
        wantedRung = wantedRung == null ? rung : Math.max(wantedRung, rung);
        heldAlertAt = heldAlertAt == null ? ClockRules.next(since, policy().heldAlert(), at) : heldAlertAt;
    }

    /** The office has answered: clocks stop and the citizen's window opens. */
    void answer(ComplaintState answered, UUID officerId, Instant at) {
        state = answered;
        answeredBy = officerId;
        windowUntil = at.plus(policy().window());
        dissatisfied = false;
        question = null;
        stopClocks(at);
    }

    void close(ComplaintOutcome outcome, Instant at) {
        state = new ComplaintState.Closed(outcome);
        question = null;
        stopClocks(at);
        tellCitizen(NoticeKind.CITIZEN_CLOSED, null);
    }

    private void stopClocks(Instant at) {
        citizenClock = citizenClock.stop(at);
        officerClock = null;
        heldAlertAt = null;
        topReminderAt = null;
        wantedRung = null;
    }

    void resumeClocks(Instant at) {
        citizenClock = citizenClock.resume(at);
        officerClock = officerClock == null ? null : officerClock.resume(at);
    }

    void tellCitizen(NoticeKind kind, @Nullable Instant dueAt) {
        notices.add(new Notice(kind, before.complainant().citizenId(), null, dueAt));
    }

    void tellOwner(NoticeKind kind, @Nullable Instant dueAt) {
        Owner owner = state.owner();
        if (owner != null) {
            notices.add(new Notice(kind, owner.officerId(), null, dueAt));
        }
    }

    void tellAssigned(NoticeKind ownerKind) {
        tellCitizen(NoticeKind.CITIZEN_ASSIGNED, citizenClock.dueAt());
        tellOwner(ownerKind, citizenClock.dueAt());
    }

    /** Tells whom routing would choose one rung up; at the top, another national administrator. */
    void tellSuperior(NoticeKind kind) {
        Owner owner = state.owner();
        List<UUID> notThese = owner == null ? List.of() : List.of(owner.officerId());
        int rung = Math.min(level + 1, ComplaintCase.TOP_RUNG);
        notices.add(new Notice(kind, null, ask(rungsFrom(rung), notThese, List.of()), citizenClock.dueAt()));
    }

    RoutingQuestion ask(List<Integer> rungs, List<UUID> excludedOfficers, List<UUID> avoided) {
        return new RoutingQuestion(
                before.id(), before.category(), office, namedDepartment, rungs, excludedOfficers, avoided);
    }

    static List<Integer> rungsFrom(int rung) {
        return IntStream.rangeClosed(rung, ComplaintCase.TOP_RUNG).boxed().toList();
    }

    /** Writes the timeline entry of what was changed since the last one. */
    void entry(
            ComplaintEvent event,
            Instant at,
            @Nullable Instant dueAt,
            @Nullable ActionRequest request,
            @Nullable RoutingExplanation routing) {
        seq++;
        transitions.add(new Transition(
                seq,
                event,
                at,
                dueAt,
                from,
                state.status(),
                level,
                office,
                request == null ? null : request.actor().id(),
                request == null ? null : request.actor().role(),
                request == null ? null : request.key(),
                routing,
                notices));
        if (request != null) {
            applied = before.appliedWith(new AppliedAction(request.key(), request.fingerprint(), seq));
        }
        notices.clear();
        from = state.status();
    }

    /** The decision, complete. */
    Decision.Moved moved() {
        return new Decision.Moved(freeze(), transitions, null);
    }

    /** The decision, as far as it goes without routing. */
    Decision.Moved movedAsking(PendingRouting pending) {
        pendingRouting = pending;
        return new Decision.Moved(freeze(), transitions, pending.question());
    }

    private ComplaintCase freeze() {
        return new ComplaintCase(
                before.id(),
                before.category(),
                before.policy(),
                before.complainant(),
                state,
                level,
                office,
                namedDepartment,
                citizenClock,
                officerClock,
                counters,
                question,
                dissatisfied,
                breachedAtTop,
                answeredBy,
                windowUntil,
                heldAlertAt,
                topReminderAt,
                excluded,
                avoided,
                wantedRung,
                pendingRouting,
                seq,
                applied);
    }
}
