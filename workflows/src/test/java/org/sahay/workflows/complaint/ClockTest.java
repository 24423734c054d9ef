package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintEvent.BREACH;
import static org.sahay.workflows.complaint.ComplaintEvent.OFFICER_DEADLINE;
import static org.sahay.workflows.complaint.ComplaintEvent.OFFICER_REMINDER;
import static org.sahay.workflows.complaint.ComplaintEvent.ROUTED;
import static org.sahay.workflows.complaint.ComplaintEvent.RUNG;
import static org.sahay.workflows.complaint.ComplaintEvent.TOP_REMINDER;
import static org.sahay.workflows.complaint.ComplaintEvent.WARNING;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.FIRST_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.STRANGER;
import static org.sahay.workflows.complaint.ComplaintFixtures.T0;
import static org.sahay.workflows.complaint.ComplaintFixtures.TERMS;
import static org.sahay.workflows.complaint.ComplaintFixtures.aComplaintAtTheTop;
import static org.sahay.workflows.complaint.ComplaintFixtures.aRoutedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.anAcceptedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.anEscalatedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.hours;
import static org.sahay.workflows.complaint.Requests.bare;
import static org.sahay.workflows.complaint.Requests.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the citizen's clock and the owner's clock make something happen, and in which order. */
class ClockTest {
    private static final Instant WARN = hours(48 * 0.8);
    private static final Instant DUE = hours(48);

    @Test
    void nothingIsDueAMillisecondBeforeItsDeadlineAndAllOfItAtIt() {
        assertThat(aRoutedComplaint().at(WARN.minusMillis(1)).count(WARNING)).isZero();
        assertThat(aRoutedComplaint().at(WARN).count(WARNING)).isEqualTo(1);
        assertThat(aRoutedComplaint().at(DUE.minusMillis(1)).events()).doesNotContain(BREACH, RUNG);
        assertThat(aRoutedComplaint().at(DUE).events()).endsWith(BREACH, RUNG);
        assertThat(aRoutedComplaint().at(hours(96).minusMillis(1)).count(RUNG)).isEqualTo(1);
        assertThat(aRoutedComplaint().at(hours(96)).count(RUNG)).isEqualTo(2);
    }

    @Test
    void aLateWorkerAppliesEachEventOnceInTheOrderItWasDue() {
        var late = aRoutedComplaint().at(hours(96));
        assertThat(late.timeline)
                .extracting(Transition::dueAt)
                .filteredOn(due -> due != null)
                .isSorted();
        assertThat(late.timeline).extracting(Transition::at).containsOnly(T0, hours(96));
        assertThat(late.count(WARNING)).isEqualTo(1);
        assertThat(late.count(BREACH)).isEqualTo(1);
        assertThat(late.count(RUNG)).isEqualTo(2);
        assertThat(late.last(WARNING).dueAt()).isEqualTo(WARN);
        assertThat(late.last(BREACH).dueAt()).isEqualTo(DUE);
        assertThat(late.last(RUNG).dueAt()).isEqualTo(hours(96));
        assertThat(late.kase().owner()).isEqualTo(ComplaintFixtures.owner(FIRST_ADMIN));
    }

    @Test
    void whoeverIsAwakeOrLateTheCitizensClockDecidesAlike() {
        var awake = aRoutedComplaint().awakeUntil(hours(200));
        var late = aRoutedComplaint().at(hours(200));
        assertThat(awake.kase().citizenClock()).isEqualTo(late.kase().citizenClock());
        assertThat(awake.kase().owner()).isEqualTo(late.kase().owner());
        assertThat(awake.kase().level()).isEqualTo(late.kase().level());
        assertThat(awake.kase().breachedAtTop()).isEqualTo(late.kase().breachedAtTop());
    }

    @Test
    void tiesAreTakenInTheOrderOfTheProcess() {
        // Everything falls on hour 48: warning, breach, both rungs, the owner's deadline.
        var policy = new PolicyTerms(1, 48, 48, 100, List.of(100, 100), true, 2, 48, 48, 72, 2, 3, 24);
        var play = aRoutedComplaint(policy.snapshot(Duration.ofHours(1))).at(DUE);
        assertThat(play.events()).containsExactly(ROUTED, WARNING, BREACH, RUNG, RUNG);
        assertThat(play.kase().officerClock().dueAt())
                .as("anew with each owner")
                .isEqualTo(hours(96));
    }

    @Test
    void theEndOfTheWaitForAnAnswerGoesBeforeWhatFallsDueAtTheSameInstant() {
        var unpaused = new PolicyTerms(1, 48, 24, 80, List.of(100, 200), false, 2, 4, 48, 72, 2, 3, 24);
        var play = aRoutedComplaint(unpaused.snapshot(Duration.ofHours(1)))
                .act(request(actor(PATNA_OFFICER), ComplaintAction.REQUEST_INFO))
                .at(DUE);
        assertThat(play.events())
                .containsExactly(
                        ROUTED, ComplaintEvent.INFO_REQUESTED, WARNING, ComplaintEvent.INFO_TIME_OVER, BREACH, RUNG);
    }

    @Test
    void aSubmittedCaseIsRoutedBeforeAnythingElseHoweverLate() {
        var play = new CasePlay(anAcceptedComplaint()).at(hours(100));
        assertThat(play.events()).startsWith(ROUTED, WARNING, BREACH, RUNG, RUNG);
        assertThat(play.last(WARNING).notices())
                .extracting(Notice::kind)
                .containsExactly(NoticeKind.OWNER_WARNING, NoticeKind.SUPERIOR_WARNING);
    }

    @Test
    void theWarningTellsTheOwnerAndTheSuperior() {
        var notices = aRoutedComplaint().at(WARN).last(WARNING).notices();
        assertThat(notices)
                .extracting(Notice::kind)
                .containsExactly(NoticeKind.OWNER_WARNING, NoticeKind.SUPERIOR_WARNING);
        assertThat(notices.getFirst().recipientId()).isEqualTo(PATNA_OFFICER.id());
        assertThat(notices.getLast().superior().rungs()).containsExactly(2, 3);
        assertThat(notices).extracting(Notice::dueAt).containsOnly(DUE);
    }

    @Test
    void theBreachTellsTheCitizenOnceAndTheSuperior() {
        var notices = aRoutedComplaint().at(DUE).last(BREACH).notices();
        assertThat(notices)
                .extracting(Notice::kind)
                .containsExactly(NoticeKind.CITIZEN_INTERIM_REPLY, NoticeKind.SUPERIOR_BREACH);
        assertThat(notices.getFirst().recipientId()).isEqualTo(CITIZEN.id());
    }

    @Test
    void aRungRaisesToTheFirstRungOfTheRunAndItsNumber() {
        var play = aRoutedComplaint().at(DUE);
        assertThat(play.kase().owner()).isEqualTo(ComplaintFixtures.owner(BIHAR_OFFICER));
        assertThat(play.last(RUNG).level()).isEqualTo(2);
        assertThat(play.at(hours(96)).kase().owner()).isEqualTo(ComplaintFixtures.owner(FIRST_ADMIN));
    }

    @Test
    void aRungAtWhichTheCaseAlreadyStandsIsOnlyTold() {
        var play = anEscalatedComplaint().at(DUE);
        assertThat(play.last(RUNG).level()).isEqualTo(2);
        assertThat(play.last(RUNG).routing()).isNull();
        assertThat(play.last(RUNG).notices()).extracting(Notice::kind).containsExactly(NoticeKind.SUPERIOR_BREACH);
        assertThat(play.kase().breachedAtTop()).isFalse();
        assertThat(play.at(hours(96)).kase().level()).isEqualTo(3);
    }

    @Test
    void aRungThatFallsDueAtTheTopMarksTheCaseAndStartsReminders() {
        var play = aComplaintAtTheTop().at(DUE);
        assertThat(play.kase().level()).isEqualTo(3);
        assertThat(play.kase().breachedAtTop()).isTrue();
        assertThat(play.kase().topReminderAt()).isEqualTo(hours(72));

        play.awakeUntil(hours(120));
        assertThat(play.count(TOP_REMINDER)).isEqualTo(3);
        assertThat(play.last(TOP_REMINDER).dueAt()).isEqualTo(hours(120));
        var superior = play.last(TOP_REMINDER).notices().getFirst().superior();
        assertThat(superior.rungs()).containsExactly(3);
        assertThat(superior.excluded()).containsExactly(FIRST_ADMIN.id());
    }

    @Test
    void raisedToTheTopByARungItIsMarkedThere() {
        var play = aRoutedComplaint().awakeUntil(hours(96));
        assertThat(play.kase().breachedAtTop()).isTrue();
        assertThat(play.kase().topReminderAt()).isEqualTo(hours(120));
    }

    @Test
    void theOwnerIsRemindedAtTheirDeadlineAndThenEveryPeriodUntilTheOwnerChanges() {
        var play = aRoutedComplaint().awakeUntil(hours(47));
        assertThat(play.last(OFFICER_DEADLINE).dueAt()).isEqualTo(hours(24));
        assertThat(play.count(OFFICER_REMINDER)).isZero();

        play.awakeUntil(hours(71));
        assertThat(play.count(OFFICER_REMINDER)).as("at 48 h the owner changed").isZero();
        play.awakeUntil(hours(72));
        assertThat(play.last(OFFICER_DEADLINE).notices().getFirst().recipientId())
                .isEqualTo(BIHAR_OFFICER.id());
    }

    @Test
    void anOwnerWhoStaysIsRemindedEveryPeriod() {
        var play = aComplaintAtTheTop().awakeUntil(hours(97));
        assertThat(play.timeline)
                .filteredOn(t -> t.event() == OFFICER_DEADLINE || t.event() == OFFICER_REMINDER)
                .extracting(Transition::dueAt)
                .containsExactly(hours(24), hours(48), hours(72), hours(96));
    }

    @Test
    void aLateWorkerRemindsOnceForAllThePeriodsItMissed() {
        var play = aComplaintAtTheTop().at(hours(97));
        assertThat(play.count(OFFICER_DEADLINE) + play.count(OFFICER_REMINDER)).isEqualTo(1);
        assertThat(play.kase().officerClock().nextAt()).isEqualTo(hours(120));
    }

    @Test
    void commentsMoveNoClock() {
        var play = aRoutedComplaint().atHour(10);
        var before = play.kase();
        play.act(request(CITIZEN, ComplaintAction.COMMENT))
                .act(request(actor(PATNA_OFFICER), ComplaintAction.COMMENT))
                .act(request(actor(BIHAR_OFFICER), ComplaintAction.COMMENT));
        assertThat(play.kase().citizenClock()).isEqualTo(before.citizenClock());
        assertThat(play.kase().officerClock()).isEqualTo(before.officerClock());
        assertThat(play.kase().state()).isEqualTo(before.state());
        assertThat(play.count(NoticeKind.OWNER_COMMENT))
                .as("not for one's own comment")
                .isEqualTo(2);
    }

    @Test
    void aRefusedActionStillFindsEverythingDueApplied() {
        var play = aRoutedComplaint().at(DUE);
        assertThat(play.refused(bare(STRANGER, ComplaintAction.WITHDRAW)).allowed())
                .isEmpty();
        assertThat(play.count(BREACH)).isEqualTo(1);
    }

    @Test
    void everyDurationOfThePolicyIsScaledOnceWhenItIsSnapshotted() {
        var fast = TERMS.snapshot(Duration.ofMillis(1000));
        assertThat(fast.slaTerm()).isEqualTo(Duration.ofSeconds(48));
        assertThat(fast.share(80)).isEqualTo(Duration.ofMillis(38_400));
        var play = aRoutedComplaint(fast).at(T0.plusSeconds(48));
        assertThat(play.events()).endsWith(BREACH, RUNG);
        assertThat(play.kase().officerClock().dueAt()).isEqualTo(T0.plusSeconds(72));
    }

    @Test
    void aCaseIsTimedInWholeMilliseconds() {
        var kase = anAcceptedComplaint(
                T0.plusNanos(123_456_789), ComplaintFixtures.POLICY, ComplaintFixtures.officeIn(10, 212));
        assertThat(kase.citizenClock().breachAt()).isEqualTo(DUE.plusMillis(123));
    }
}
