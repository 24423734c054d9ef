package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintAction.ESCALATE;
import static org.sahay.workflows.complaint.ComplaintAction.PROVIDE_INFO;
import static org.sahay.workflows.complaint.ComplaintAction.REQUEST_INFO;
import static org.sahay.workflows.complaint.ComplaintEvent.BREACH;
import static org.sahay.workflows.complaint.ComplaintEvent.INFO_TIME_OVER;
import static org.sahay.workflows.complaint.ComplaintEvent.OFFICER_DEADLINE;
import static org.sahay.workflows.complaint.ComplaintEvent.WARNING;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.aRoutedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.hours;
import static org.sahay.workflows.complaint.Requests.request;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sahay.workflows.identity.Actor;

/** Questions to the citizen: what they pause, for how long, and what outlives them. */
class PauseTest {
    private static final Actor OWNER = actor(PATNA_OFFICER);

    @Test
    void aPauseMovesEveryDeadlineNotYetReachedByItsLength() {
        var play = aRoutedComplaint().atHour(10).act(request(OWNER, REQUEST_INFO));
        assertThat(play.kase().citizenClock().state()).isEqualTo(ClockState.PAUSED);
        assertThat(play.kase().citizenClock().dueAt()).isNull();
        assertThat(play.kase().citizenClock().remaining()).isEqualTo(Duration.ofHours(38));
        assertThat(play.kase().officerClock().state()).isEqualTo(ClockState.PAUSED);

        play.atHour(17.5).act(request(CITIZEN, PROVIDE_INFO));
        var clock = play.kase().citizenClock();
        assertThat(clock.warnAt()).isEqualTo(hours(48 * 0.8 + 7.5));
        assertThat(clock.breachAt()).isEqualTo(hours(55.5));
        assertThat(clock.rungAts()).containsExactly(hours(55.5), hours(103.5));
        assertThat(play.kase().officerClock().dueAt()).isEqualTo(hours(31.5));
        assertThat(play.kase().status()).isEqualTo(ComplaintStatus.IN_PROGRESS);
        assertThat(play.kase().question()).isNull();
    }

    @Test
    void aWarningAlreadyGivenIsNotMoved() {
        var play = aRoutedComplaint().atHour(40).act(request(OWNER, REQUEST_INFO));
        play.atHour(50).act(request(CITIZEN, PROVIDE_INFO));
        assertThat(play.kase().citizenClock().warnAt()).isEqualTo(hours(48 * 0.8));
        assertThat(play.kase().citizenClock().breachAt()).isEqualTo(hours(58));
        assertThat(play.awakeUntil(hours(58)).count(WARNING)).isEqualTo(1);
    }

    @Test
    void anOfficerDeadlineAlreadyPassedMovesOnlyItsNextReminder() {
        var play = aRoutedComplaint().awakeUntil(hours(30)).act(request(OWNER, REQUEST_INFO));
        play.atHour(35).act(request(CITIZEN, PROVIDE_INFO));
        assertThat(play.kase().officerClock().dueAt()).isEqualTo(hours(24));
        assertThat(play.kase().officerClock().nextAt()).isEqualTo(hours(53));
    }

    @Test
    void nothingFallsDueWhilePausedButTheEndOfTheWait() {
        var play = aRoutedComplaint().atHour(1).act(request(OWNER, REQUEST_INFO));
        play.awakeUntil(hours(49).minusMillis(1));
        assertThat(play.events()).doesNotContain(WARNING, BREACH, OFFICER_DEADLINE, INFO_TIME_OVER);

        play.at(hours(49));
        assertThat(play.last().event()).isEqualTo(INFO_TIME_OVER);
        assertThat(play.kase().status()).isEqualTo(ComplaintStatus.IN_PROGRESS);
        assertThat(play.kase().question()).as("stays open").isNotNull();
        assertThat(play.kase().citizenClock().breachAt()).isEqualTo(hours(96));
        assertThat(play.last().notices()).extracting(Notice::kind).containsExactly(NoticeKind.CITIZEN_INFO_TIME_OVER);
    }

    @Test
    void aLateWorkerEndsTheWaitWhenItWasDue() {
        var late =
                aRoutedComplaint().atHour(1).act(request(OWNER, REQUEST_INFO)).at(hours(97));
        assertThat(late.last(BREACH).dueAt()).isEqualTo(hours(96));
        assertThat(late.kase().citizenClock().breachAt()).isEqualTo(hours(96));
        assertThat(late.events()).containsSubsequence(INFO_TIME_OVER, WARNING, BREACH);
    }

    @Test
    void theClockIsPausedAtMostAsOftenAsThePolicySays() {
        var play = aRoutedComplaint();
        for (int pause = 1; pause <= 3; pause++) {
            play.atHour(pause).act(request(OWNER, REQUEST_INFO));
            assertThat(play.kase().citizenClock().state())
                    .as("question %d", pause)
                    .isEqualTo(pause <= 2 ? ClockState.PAUSED : ClockState.RUNNING);
            assertThat(play.kase().officerClock().state()).isEqualTo(ClockState.PAUSED);
            play.atHour(pause + 0.5).act(request(CITIZEN, PROVIDE_INFO));
        }
        assertThat(play.kase().counters().pauses()).isEqualTo(2);
        assertThat(play.kase().citizenClock().breachAt()).isEqualTo(hours(49));
    }

    @Test
    void theClockIsNeverPausedAfterTheBreach() {
        var play = aRoutedComplaint().awakeUntil(hours(48)).act(request(actor(BIHAR_OFFICER), REQUEST_INFO));
        assertThat(play.kase().status()).isEqualTo(ComplaintStatus.AWAITING_CITIZEN);
        assertThat(play.kase().citizenClock().state()).isEqualTo(ClockState.RUNNING);
        assertThat(play.kase().counters().pauses()).isZero();
        assertThat(play.kase().citizenClock().rungAts()).containsExactly(hours(48), hours(96));

        play.awakeUntil(hours(96));
        assertThat(play.kase().level())
                .as("the second rung is reached all the same")
                .isEqualTo(3);
    }

    @Test
    void aPolicyMayLetTheClockRunWhileTheCitizenIsAsked() {
        var unpaused = new PolicyTerms(1, 48, 24, 80, List.of(100, 200), false, 2, 4, 100, 72, 2, 3, 24);
        var play = aRoutedComplaint(unpaused.snapshot(Duration.ofHours(1))).act(request(OWNER, REQUEST_INFO));
        assertThat(play.kase().citizenClock().state()).isEqualTo(ClockState.RUNNING);
        play.awakeUntil(hours(48));
        assertThat(play.count(BREACH)).isEqualTo(1);
        assertThat(play.count(OFFICER_DEADLINE))
                .as("the owner's clock is paused all the same")
                .isZero();
    }

    @Test
    void aNewOwnerEndsThePauseAndTheQuestionStaysOpen() {
        var play = aRoutedComplaint().atHour(10).act(request(OWNER, REQUEST_INFO));
        play.atHour(20).act(request(actor(BIHAR_OFFICER), ESCALATE));
        assertThat(play.kase().state()).isEqualTo(new ComplaintState.Assigned(ComplaintFixtures.owner(BIHAR_OFFICER)));
        assertThat(play.kase().citizenClock().state()).isEqualTo(ClockState.RUNNING);
        assertThat(play.kase().citizenClock().breachAt()).isEqualTo(hours(58));
        assertThat(play.kase().officerClock().dueAt()).isEqualTo(hours(44));
        assertThat(play.kase().question()).isNotNull();

        play.act(request(CITIZEN, PROVIDE_INFO));
        assertThat(play.kase().status()).as("answered, and not begun").isEqualTo(ComplaintStatus.ASSIGNED);
        assertThat(play.kase().question()).isNull();
        assertThat(play.last().notices()).extracting(Notice::kind).containsExactly(NoticeKind.OWNER_ANSWER);
    }

    @Test
    void aQuestionThatNobodyAnsweredIsReplacedByTheNextOne() {
        var play = aRoutedComplaint().act(request(OWNER, REQUEST_INFO)).atHour(48);
        play.atHour(50).act(request(OWNER, REQUEST_INFO));
        assertThat(play.kase().question().waitUntil()).isEqualTo(hours(98));
    }

    @Test
    void anAnswerOfTheOfficeEndsTheQuestion() {
        var play = aRoutedComplaint().act(request(OWNER, REQUEST_INFO)).atHour(48);
        play.act(request(OWNER, ComplaintAction.RESOLVE));
        assertThat(play.kase().question()).isNull();
        assertThat(play.kase().citizenClock().state()).isEqualTo(ClockState.STOPPED);
    }

    @Test
    void aCommentAnswersNoQuestion() {
        var play = aRoutedComplaint().act(request(OWNER, REQUEST_INFO));
        play.act(request(CITIZEN, ComplaintAction.COMMENT));
        assertThat(play.kase().question()).isNotNull();
        assertThat(play.kase().status()).isEqualTo(ComplaintStatus.AWAITING_CITIZEN);
    }
}
