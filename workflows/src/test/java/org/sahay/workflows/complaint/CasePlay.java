package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintFixtures.ROSTER;
import static org.sahay.workflows.complaint.ComplaintFixtures.hours;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plays a case by its pure rules alone, as the workflow does: what is due first, then the event, routing answered by a
 * roster in memory. After every step the case must be whole.
 */
final class CasePlay {
    final FakeRoster roster;
    final List<Transition> timeline = new ArrayList<>();
    private ComplaintCase kase;
    private Instant at;

    CasePlay(ComplaintCase kase, FakeRoster roster) {
        this.kase = kase;
        this.roster = roster;
        this.at = kase.citizenClock().startedAt();
    }

    CasePlay(ComplaintCase kase) {
        this(kase, new FakeRoster(ROSTER));
    }

    ComplaintCase kase() {
        return kase;
    }

    Instant at() {
        return at;
    }

    /** Goes to an instant, straight, as a worker that was away would; everything due by then is applied. */
    CasePlay at(Instant instant) {
        at = instant;
        while (true) {
            Decision.Moved moved = kase.advance(at);
            if (moved.transitions().isEmpty() && moved.question() == null) {
                break;
            }
            settle(moved);
        }
        assertWhole();
        return this;
    }

    /** Goes to an hour after the acceptance. */
    CasePlay atHour(double hour) {
        return at(hours(hour));
    }

    /** Goes to an instant deadline by deadline, as a worker that is awake does. */
    CasePlay awakeUntil(Instant instant) {
        while (true) {
            DueEvent due = kase.nextDue();
            if (due == null || due.dueAt().isAfter(instant)) {
                return at(instant);
            }
            at(due.dueAt());
        }
    }

    /** Acts now; the action must be allowed. */
    CasePlay act(ActionRequest request) {
        Decision decision = at(at).kase.act(request, at);
        assertThat(decision).as(request.action() + " in " + kase.status()).isInstanceOf(Decision.Moved.class);
        settle((Decision.Moved) decision);
        assertWhole();
        return this;
    }

    /** Acts now; the action must be refused. */
    Refusal refused(ActionRequest request) {
        Decision decision = at(at).kase.act(request, at);
        assertThat(decision).as(request.action() + " in " + kase.status()).isInstanceOf(Decision.Refused.class);
        assertThat(decision.next()).isEqualTo(kase);
        return ((Decision.Refused) decision).refusal();
    }

    CasePlay rosterChanged(@Nullable UUID departed) {
        settle(at(at).kase.rosterChanged(new RosterChange(departed), at));
        assertWhole();
        return this;
    }

    List<ComplaintEvent> events() {
        return timeline.stream().map(Transition::event).toList();
    }

    Transition last() {
        return timeline.getLast();
    }

    Transition last(ComplaintEvent event) {
        return timeline.stream()
                .filter(t -> t.event() == event)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no " + event + " in " + events()));
    }

    long count(ComplaintEvent event) {
        return events().stream().filter(event::equals).count();
    }

    List<NoticeKind> notices() {
        return timeline.stream()
                .flatMap(t -> t.notices().stream())
                .map(Notice::kind)
                .toList();
    }

    long count(NoticeKind kind) {
        return notices().stream().filter(kind::equals).count();
    }

    private void settle(Decision.Moved moved) {
        take(moved);
        if (moved.question() != null) {
            take(kase.routed(roster.route(moved.question()), at));
        }
    }

    private void take(Decision.Moved moved) {
        for (Transition made : moved.transitions()) {
            assertThat(made.at()).isEqualTo(at);
            assertThat(made.seq()).isEqualTo(timeline.isEmpty() ? kase.seq() + 1 : last().seq() + 1);
            assertThat(made.from()).isEqualTo(timeline.isEmpty() ? kase.status() : last().to());
            timeline.add(made);
        }
        kase = moved.next();
        assertThat(kase.seq()).isEqualTo(timeline.isEmpty() ? kase.seq() : last().seq());
    }

    /** What holds of every case between two decisions. */
    private void assertWhole() {
        ComplaintStatus status = kase.status();
        boolean live = status.live();
        boolean answered = status.answered();
        boolean held = status == ComplaintStatus.HELD;
        assertThat(status).isNotEqualTo(ComplaintStatus.SUBMITTED);
        assertThat(kase.pendingRouting()).isNull();
        assertThat(kase.owner() != null).as("owned").isEqualTo(status.working());
        assertThat(kase.officerClock() != null).as("officer clock").isEqualTo(status.working());
        assertThat(kase.citizenClock().state() == ClockState.STOPPED)
                .as("stopped")
                .isEqualTo(answered || !live);
        assertThat(kase.citizenClock().state() == ClockState.PAUSED && status != ComplaintStatus.AWAITING_CITIZEN)
                .as("paused only while the citizen is asked")
                .isFalse();
        assertThat(kase.citizenClock().state() == ClockState.PAUSED
                        && kase.citizenClock().breached())
                .as("never paused after the breach")
                .isFalse();
        assertThat(kase.heldAlertAt() != null).as("held alert").isEqualTo(held || kase.wantedRung() != null);
        assertThat(kase.wantedRung() == null || (status.working() && kase.wantedRung() > kase.level()))
                .as("only a working case wants a rung, and one above its own")
                .isTrue();
        assertThat(answered && kase.windowUntil() == null).as("no window").isFalse();
        assertThat(status == ComplaintStatus.AWAITING_CITIZEN && kase.question() == null)
                .as("waits for no answer")
                .isFalse();
        assertThat(kase.level()).isBetween(1, 3);
        if (kase.owner() != null) {
            assertThat(kase.owner().role().rung()).as("owner's rung").isEqualTo(kase.level());
        }
        DueEvent next = kase.nextDue();
        assertThat(next == null || next.dueAt().isAfter(at))
                .as("due and not applied: %s", next)
                .isTrue();
        assertThat(live || next == null).as("a closed case waits for nothing").isTrue();
    }
}
