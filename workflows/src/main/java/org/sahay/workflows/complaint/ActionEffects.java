package org.sahay.workflows.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What an allowed action does. */
final class ActionEffects {
    private static final int LOWEST_SATISFIED_RATING = 3;

    private ActionEffects() {}

    static Decision.Moved perform(ComplaintCase kase, ActionRequest request, Instant at) {
        var draft = new CaseDraft(kase);
        return switch (request.action()) {
            case COMMENT -> comment(draft, request, at);
            case ASSIGN -> assign(draft, request, at);
            case START -> start(draft, request, at);
            case REQUEST_INFO -> requestInfo(draft, request, at);
            case PROVIDE_INFO -> provideInfo(draft, request, at);
            case RESOLVE -> resolve(draft, request, at);
            case REJECT -> reject(draft, request, at);
            case TRANSFER -> transfer(draft, request, at);
            case ESCALATE -> escalate(draft, request);
            case RATE -> rate(draft, request, at);
            case REOPEN -> reopen(draft, request, at);
            case WITHDRAW -> withdraw(draft, request, at);
        };
    }

    private static Decision.Moved done(CaseDraft draft, ActionRequest request, Instant at) {
        draft.entry(ComplaintEvent.of(request.action()), at, null, request, null);
        return draft.moved();
    }

    private static Decision.Moved comment(CaseDraft draft, ActionRequest request, Instant at) {
        Owner owner = draft.state.owner();
        if (owner != null && !owner.officerId().equals(request.actorId())) {
            draft.tellOwner(NoticeKind.OWNER_COMMENT, null);
        }
        return done(draft, request, at);
    }

    private static Decision.Moved assign(CaseDraft draft, ActionRequest request, Instant at) {
        Candidate assignee = Objects.requireNonNull(request.assignee());
        draft.assign(new Owner(assignee.id(), assignee.role()), at);
        draft.tellAssigned(NoticeKind.OWNER_ASSIGNED);
        return done(draft, request, at);
    }

    private static Decision.Moved start(CaseDraft draft, ActionRequest request, Instant at) {
        draft.state = new ComplaintState.InProgress(owner(draft));
        return done(draft, request, at);
    }

    private static Decision.Moved requestInfo(CaseDraft draft, ActionRequest request, Instant at) {
        draft.state = new ComplaintState.AwaitingCitizen(owner(draft));
        draft.question = new Question(at, at.plus(draft.policy().infoWait()));
        boolean mayPause = draft.policy().pauseCitizenClock()
                && draft.counters.pauses() < draft.policy().maxPauses()
                && !draft.citizenClock.breached();
        if (mayPause) {
            draft.citizenClock = draft.citizenClock.pause(at);
            draft.counters = draft.counters.onePause();
        }
        draft.officerClock = draft.officerClock == null ? null : draft.officerClock.pause(at);
        draft.tellCitizen(NoticeKind.CITIZEN_QUESTION, draft.question.waitUntil());
        return done(draft, request, at);
    }

    private static Decision.Moved provideInfo(CaseDraft draft, ActionRequest request, Instant at) {
        draft.question = null;
        if (draft.state instanceof ComplaintState.AwaitingCitizen(Owner owner)) {
            draft.state = new ComplaintState.InProgress(owner);
            draft.resumeClocks(at);
        }
        draft.tellOwner(NoticeKind.OWNER_ANSWER, draft.citizenClock.dueAt());
        return done(draft, request, at);
    }

    private static Decision.Moved resolve(CaseDraft draft, ActionRequest request, Instant at) {
        draft.answer(new ComplaintState.Resolved(), request.actorId(), at);
        draft.tellCitizen(NoticeKind.CITIZEN_RESOLVED, draft.windowUntil);
        return done(draft, request, at);
    }

    private static Decision.Moved reject(CaseDraft draft, ActionRequest request, Instant at) {
        var reason = Objects.requireNonNull(request.reason());
        draft.answer(new ComplaintState.Rejected(reason), request.actorId(), at);
        draft.tellCitizen(NoticeKind.CITIZEN_REJECTED, draft.windowUntil);
        return done(draft, request, at);
    }

    private static Decision.Moved transfer(CaseDraft draft, ActionRequest request, Instant at) {
        var change = Objects.requireNonNull(request.office());
        if (draft.counters.transfers() >= draft.policy().maxTransfers()) {
            draft.level = draft.level + 1;
        }
        draft.counters = draft.counters.oneTransfer();
        draft.office = change.applyTo(draft.office);
        if (change.department() != null) {
            draft.namedDepartment = change.department();
        }
        draft.excluded = List.of(request.actorId());
        handOn(draft);
        return routeAnew(draft, request, at);
    }

    private static Decision.Moved reopen(CaseDraft draft, ActionRequest request, Instant at) {
        UUID resolver = Objects.requireNonNull(draft.answeredBy);
        draft.level = Math.min(ComplaintCase.TOP_RUNG, draft.level + 1);
        draft.counters = draft.counters.oneReopen();
        draft.citizenClock = CitizenClock.start(draft.policy(), at, draft.level);
        draft.answeredBy = null;
        draft.windowUntil = null;
        draft.dissatisfied = false;
        draft.breachedAtTop = false;
        handOn(draft);
        draft.tellCitizen(NoticeKind.CITIZEN_REOPENED, draft.citizenClock.dueAt());
        draft.avoided = List.of(resolver);
        return routeAnew(draft, request, at);
    }

    private static void handOn(CaseDraft draft) {
        draft.state = new ComplaintState.Submitted();
        draft.officerClock = null;
        draft.wantedRung = null;
        draft.heldAlertAt = null;
    }

    private static Decision.Moved routeAnew(CaseDraft draft, ActionRequest request, Instant at) {
        ComplaintEvent cause = ComplaintEvent.of(request.action());
        draft.entry(cause, at, null, request, null);
        var question = draft.ask(List.of(draft.level), draft.excluded, draft.avoided);
        return draft.movedAsking(new PendingRouting(cause, question, null, null));
    }

    private static Decision.Moved escalate(CaseDraft draft, ActionRequest request) {
        var question = draft.ask(CaseDraft.rungsFrom(draft.level + 1), List.of(), List.of());
        return draft.movedAsking(new PendingRouting(ComplaintEvent.ESCALATED, question, null, request));
    }

    private static Decision.Moved rate(CaseDraft draft, ActionRequest request, Instant at) {
        if (Objects.requireNonNull(request.rating()) >= LOWEST_SATISFIED_RATING) {
            draft.close(ComplaintOutcome.RATED, at);
        } else {
            draft.dissatisfied = true;
        }
        return done(draft, request, at);
    }

    private static Decision.Moved withdraw(CaseDraft draft, ActionRequest request, Instant at) {
        draft.close(ComplaintOutcome.WITHDRAWN, at);
        return done(draft, request, at);
    }

    private static Owner owner(CaseDraft draft) {
        return Objects.requireNonNull(draft.state.owner(), "a working case has an owner");
    }
}
