package org.sahay.workflows.complaint;

import static org.sahay.workflows.complaint.ComplaintEvent.BREACH;
import static org.sahay.workflows.complaint.ComplaintEvent.HELD_ALERT;
import static org.sahay.workflows.complaint.ComplaintEvent.INFO_TIME_OVER;
import static org.sahay.workflows.complaint.ComplaintEvent.NOBODY_ABOVE;
import static org.sahay.workflows.complaint.ComplaintEvent.OFFICER_DEADLINE;
import static org.sahay.workflows.complaint.ComplaintEvent.OFFICER_REMINDER;
import static org.sahay.workflows.complaint.ComplaintEvent.RUNG;
import static org.sahay.workflows.complaint.ComplaintEvent.TOP_REMINDER;
import static org.sahay.workflows.complaint.ComplaintEvent.WARNING;
import static org.sahay.workflows.complaint.ComplaintEvent.WINDOW_OVER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of the clocks: which is due next, and what it does. Effects count from the instant an event was due, not
 * from when somebody was awake to see it; only a new owner's clock starts at the assignment itself. A repeated reminder
 * missed several times is given once.
 */
final class ClockRules {
    private ClockRules() {}

    static @Nullable DueEvent nextDue(ComplaintCase kase) {
        // Ties keep the order in which the candidates are listed: min returns the first of equals.
        return candidates(kase).stream()
                .min(Comparator.comparing(DueEvent::dueAt))
                .orElse(null);
    }

    static Decision.Moved advance(ComplaintCase kase, Instant at) {
        var draft = new CaseDraft(kase);
        if (kase.state() instanceof ComplaintState.Submitted) {
            var question = draft.ask(List.of(kase.level()), kase.excluded(), kase.avoided());
            return draft.movedAsking(new PendingRouting(ComplaintEvent.ROUTED, question, null, null));
        }
        DueEvent due = nextDue(kase);
        return due == null || due.dueAt().isAfter(at) ? draft.moved() : apply(draft, due, at);
    }

    private static List<DueEvent> candidates(ComplaintCase kase) {
        var due = new ArrayList<DueEvent>();
        if (kase.status() == ComplaintStatus.AWAITING_CITIZEN && kase.question() != null) {
            due.add(new DueEvent(INFO_TIME_OVER, kase.question().waitUntil()));
        }
        addCitizenClock(due, kase);
        OfficerClock officer = kase.officerClock();
        if (officer != null && officer.state() == ClockState.RUNNING) {
            due.add(new DueEvent(officer.deadlinePassed() ? OFFICER_REMINDER : OFFICER_DEADLINE, officer.nextAt()));
        }
        if (kase.heldAlertAt() != null) {
            due.add(new DueEvent(HELD_ALERT, kase.heldAlertAt()));
        }
        if (kase.status().answered() && kase.windowUntil() != null) {
            due.add(new DueEvent(WINDOW_OVER, kase.windowUntil()));
        }
        return due;
    }

    /** A question that may not pause the clock lets it run in AwaitingCitizen too, so its events are due there as well. */
    private static void addCitizenClock(List<DueEvent> due, ComplaintCase kase) {
        CitizenClock clock = kase.citizenClock();
        if (clock.state() != ClockState.RUNNING) {
            return;
        }
        if (!clock.warned()) {
            due.add(new DueEvent(WARNING, clock.warnAt()));
        }
        if (!clock.breached()) {
            due.add(new DueEvent(BREACH, clock.breachAt()));
        }
        if (clock.rungsReached() < clock.rungAts().size()) {
            due.add(new DueEvent(RUNG, clock.rungAts().get(clock.rungsReached())));
        }
        if (kase.topReminderAt() != null) {
            due.add(new DueEvent(TOP_REMINDER, kase.topReminderAt()));
        }
    }

    private static Decision.Moved apply(CaseDraft draft, DueEvent due, Instant at) {
        return switch (due.event()) {
            case INFO_TIME_OVER -> infoTimeOver(draft, due, at);
            case WARNING -> warning(draft, due, at);
            case BREACH -> breach(draft, due, at);
            case RUNG -> rung(draft, due, at);
            case TOP_REMINDER -> topReminder(draft, due, at);
            case OFFICER_DEADLINE, OFFICER_REMINDER -> officerDeadline(draft, due, at);
            case HELD_ALERT -> heldAlert(draft, due, at);
            case WINDOW_OVER -> windowOver(draft, due, at);
            default -> throw new IllegalStateException(due.event() + " is no event of a clock");
        };
    }

    private static Decision.Moved infoTimeOver(CaseDraft draft, DueEvent due, Instant at) {
        if (draft.state instanceof ComplaintState.AwaitingCitizen(Owner owner)) {
            draft.state = new ComplaintState.InProgress(owner);
        }
        draft.resumeClocks(due.dueAt());
        draft.tellCitizen(NoticeKind.CITIZEN_INFO_TIME_OVER, draft.citizenClock.dueAt());
        draft.entry(INFO_TIME_OVER, at, due.dueAt(), null, null);
        return draft.moved();
    }

    private static Decision.Moved warning(CaseDraft draft, DueEvent due, Instant at) {
        draft.citizenClock = draft.citizenClock.withWarned();
        draft.tellOwner(NoticeKind.OWNER_WARNING, draft.citizenClock.dueAt());
        draft.tellSuperior(NoticeKind.SUPERIOR_WARNING);
        draft.entry(WARNING, at, due.dueAt(), null, null);
        return draft.moved();
    }

    private static Decision.Moved breach(CaseDraft draft, DueEvent due, Instant at) {
        draft.citizenClock = draft.citizenClock.withBreached();
        draft.tellCitizen(NoticeKind.CITIZEN_INTERIM_REPLY, null);
        draft.tellSuperior(NoticeKind.SUPERIOR_BREACH);
        draft.entry(BREACH, at, due.dueAt(), null, null);
        return draft.moved();
    }

    private static Decision.Moved rung(CaseDraft draft, DueEvent due, Instant at) {
        draft.citizenClock = draft.citizenClock.withRungReached();
        int target =
                Math.min(ComplaintCase.TOP_RUNG, draft.citizenClock.firstRung() + draft.citizenClock.rungsReached());
        if (target > draft.level) {
            var question = draft.ask(CaseDraft.rungsFrom(target), List.of(), List.of());
            return draft.movedAsking(new PendingRouting(RUNG, question, due.dueAt(), null));
        }
        markTop(draft, due.dueAt());
        draft.tellSuperior(NoticeKind.SUPERIOR_BREACH);
        draft.entry(RUNG, at, due.dueAt(), null, null);
        return draft.moved();
    }

    /** A rung fell due and the case stands at the top: nobody is left to raise it to, so somebody is reminded. */
    static void markTop(CaseDraft draft, Instant dueAt) {
        if (draft.level == ComplaintCase.TOP_RUNG && !draft.breachedAtTop) {
            draft.breachedAtTop = true;
            draft.topReminderAt = dueAt.plus(draft.policy().reminder());
        }
    }

    private static Decision.Moved topReminder(CaseDraft draft, DueEvent due, Instant at) {
        draft.topReminderAt = next(due.dueAt(), draft.policy().reminder(), at);
        draft.tellSuperior(NoticeKind.SUPERIOR_TOP_REMINDER);
        draft.entry(TOP_REMINDER, at, due.dueAt(), null, null);
        return draft.moved();
    }

    private static Decision.Moved officerDeadline(CaseDraft draft, DueEvent due, Instant at) {
        OfficerClock clock = draft.officerClock;
        if (clock != null) {
            draft.officerClock =
                    clock.withNextAt(next(due.dueAt(), draft.policy().reminder(), at));
        }
        draft.tellOwner(NoticeKind.OWNER_OFFICER_DEADLINE, draft.citizenClock.dueAt());
        draft.entry(due.event(), at, due.dueAt(), null, null);
        return draft.moved();
    }

    private static Decision.Moved heldAlert(CaseDraft draft, DueEvent due, Instant at) {
        draft.heldAlertAt = next(due.dueAt(), draft.policy().heldAlert(), at);
        if (draft.wantedRung != null) {
            var question = draft.ask(CaseDraft.rungsFrom(draft.wantedRung), List.of(), List.of());
            return draft.movedAsking(new PendingRouting(NOBODY_ABOVE, question, due.dueAt(), null));
        }
        draft.tellSuperior(NoticeKind.SUPERIOR_HELD);
        draft.entry(HELD_ALERT, at, due.dueAt(), null, null);
        return draft.moved();
    }

    private static Decision.Moved windowOver(CaseDraft draft, DueEvent due, Instant at) {
        draft.close(draft.dissatisfied ? ComplaintOutcome.DISSATISFIED : ComplaintOutcome.UNRATED, due.dueAt());
        draft.entry(WINDOW_OVER, at, due.dueAt(), null, null);
        return draft.moved();
    }

    /** The first instant of a series after {@code at}. */
    static Instant next(Instant dueAt, Duration period, Instant at) {
        long periods = Math.max(0, Duration.between(dueAt, at).dividedBy(period)) + 1;
        return dueAt.plus(period.multipliedBy(periods));
    }
}
