package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintAction.COMMENT;
import static org.sahay.workflows.complaint.ComplaintAction.REOPEN;
import static org.sahay.workflows.complaint.ComplaintAction.RESOLVE;
import static org.sahay.workflows.complaint.ComplaintEvent.REOPENED;
import static org.sahay.workflows.complaint.ComplaintEvent.ROUTED;
import static org.sahay.workflows.complaint.ComplaintEvent.WINDOW_OVER;
import static org.sahay.workflows.complaint.ComplaintFixtures.ASHA;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.FIRST_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.SECOND_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.aComplaintAtTheTop;
import static org.sahay.workflows.complaint.ComplaintFixtures.aRejectedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.aResolvedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.aRoutedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.hours;
import static org.sahay.workflows.complaint.ComplaintFixtures.owner;
import static org.sahay.workflows.complaint.Requests.rate;
import static org.sahay.workflows.complaint.Requests.request;

import java.util.List;
import org.junit.jupiter.api.Test;

/** After the office has answered: the window, ratings, reopening, and the end. */
class AnsweredTest {
    @Test
    void clocksStopAndTheWindowOpens() {
        var play = aRoutedComplaint().atHour(5).act(request(actor(PATNA_OFFICER), RESOLVE));
        assertThat(play.kase().citizenClock().state()).isEqualTo(ClockState.STOPPED);
        assertThat(play.kase().officerClock()).isNull();
        assertThat(play.kase().windowUntil()).isEqualTo(hours(77));
        assertThat(play.kase().answeredBy()).isEqualTo(PATNA_OFFICER.id());
        assertThat(play.last().notices()).extracting(Notice::kind).containsExactly(NoticeKind.CITIZEN_RESOLVED);
        assertThat(play.awakeUntil(hours(76)).last().event()).isEqualTo(ComplaintEvent.RESOLVED);
    }

    @Test
    void theWindowIsOpenAMillisecondBeforeItsEndAndOverAtItThoughNobodyWasAwake() {
        for (var answered : List.of(aResolvedComplaint(), aRejectedComplaint())) {
            answered.at(hours(72).minusMillis(1));
            assertThat(answered.kase().allowedActions(CITIZEN, answered.at())).contains(ComplaintAction.RATE, REOPEN);
            assertThat(answered.kase().allowedActions(CITIZEN, hours(72))).isEmpty();

            answered.at(hours(72));
            assertThat(answered.refused(rate(CITIZEN, 5)).code()).isEqualTo(RefusalCode.ILLEGAL_TRANSITION);
            assertThat(answered.refused(request(CITIZEN, REOPEN)).code()).isEqualTo(RefusalCode.ILLEGAL_TRANSITION);
            assertThat(answered.kase().state()).isEqualTo(new ComplaintState.Closed(ComplaintOutcome.UNRATED));
        }
        assertThat(aResolvedComplaint()
                        .at(hours(72).minusMillis(1))
                        .act(rate(CITIZEN, 3))
                        .kase()
                        .closed())
                .isTrue();
    }

    @Test
    void nothingMovesTheWindowButAnotherAnswer() {
        var play = aResolvedComplaint()
                .atHour(10)
                .act(request(CITIZEN, COMMENT))
                .act(rate(CITIZEN, 1))
                .atHour(70);
        assertThat(play.kase().windowUntil()).isEqualTo(hours(72));

        play.act(request(CITIZEN, REOPEN)).atHour(71).act(request(actor(BIHAR_OFFICER), RESOLVE));
        assertThat(play.kase().windowUntil()).isEqualTo(hours(143));
        assertThat(play.awakeUntil(hours(142)).count(WINDOW_OVER)).isZero();
        assertThat(play.awakeUntil(hours(143)).count(WINDOW_OVER)).isEqualTo(1);
    }

    @Test
    void closedAsDissatisfiedWhenRatedLowAndLeft() {
        var play = aResolvedComplaint().act(rate(CITIZEN, 2)).at(hours(72));
        assertThat(play.kase().state()).isEqualTo(new ComplaintState.Closed(ComplaintOutcome.DISSATISFIED));
        assertThat(play.last().notices()).extracting(Notice::kind).containsExactly(NoticeKind.CITIZEN_CLOSED);
    }

    @Test
    void isRatedOnceBetweenTheCitizenAndWhoFiled() {
        var play = aResolvedComplaint().act(rate(ASHA, 2));
        assertThat(play.refused(rate(CITIZEN, 5)).code()).isEqualTo(RefusalCode.ILLEGAL_TRANSITION);
        assertThat(play.kase().allowedActions(CITIZEN, play.at())).containsExactly(COMMENT, REOPEN);
    }

    @Test
    void isRatedOncePerAnswer() {
        var play = aResolvedComplaint()
                .act(rate(CITIZEN, 1))
                .act(request(CITIZEN, REOPEN))
                .act(request(actor(BIHAR_OFFICER), RESOLVE));
        assertThat(play.kase().dissatisfied()).isFalse();
        play.act(rate(CITIZEN, 1));
        assertThat(play.kase().dissatisfied()).isTrue();
    }

    @Test
    void aRejectionIsRatedAndReopenedLikeAResolution() {
        assertThat(aRejectedComplaint().act(rate(CITIZEN, 4)).kase().state())
                .isEqualTo(new ComplaintState.Closed(ComplaintOutcome.RATED));
        assertThat(aRejectedComplaint().act(request(CITIZEN, REOPEN)).kase().owner())
                .isEqualTo(owner(BIHAR_OFFICER));
    }

    @Test
    void reopeningStartsANewRunOneRungHigher() {
        var play = aRoutedComplaint().atHour(40).act(request(actor(PATNA_OFFICER), RESOLVE));
        play.atHour(60).act(request(CITIZEN, REOPEN));
        assertThat(play.events()).endsWith(REOPENED, ROUTED);
        assertThat(play.kase().owner()).isEqualTo(owner(BIHAR_OFFICER));
        var clock = play.kase().citizenClock();
        assertThat(clock.startedAt()).isEqualTo(hours(60));
        assertThat(clock.breachAt()).isEqualTo(hours(108));
        assertThat(clock.warned()).isFalse();
        assertThat(clock.firstRung()).isEqualTo(2);
        assertThat(play.kase().windowUntil()).isNull();
        assertThat(play.last(REOPENED).notices()).extracting(Notice::kind).containsExactly(NoticeKind.CITIZEN_REOPENED);
        assertThat(play.last().notices())
                .extracting(Notice::kind)
                .containsExactly(NoticeKind.CITIZEN_ASSIGNED, NoticeKind.OWNER_REOPENED);
    }

    @Test
    void theRungsOfANewRunCountFromItsFirst() {
        var play = aResolvedComplaint().act(request(CITIZEN, REOPEN)).awakeUntil(hours(48));
        assertThat(play.kase().level()).isEqualTo(3);
        assertThat(play.kase().breachedAtTop()).isTrue();
    }

    @Test
    void atTheTopTheOtherAdminGetsItAndTheResolverOnlyWhenThereIsNobodyElse() {
        var play = aComplaintAtTheTop().act(request(actor(FIRST_ADMIN), RESOLVE));
        assertThat(play.act(request(CITIZEN, REOPEN)).kase().owner()).isEqualTo(owner(SECOND_ADMIN));

        var alone = aComplaintAtTheTop().act(request(actor(FIRST_ADMIN), RESOLVE));
        alone.roster.deactivate(SECOND_ADMIN);
        assertThat(alone.act(request(CITIZEN, REOPEN)).kase().owner()).isEqualTo(owner(FIRST_ADMIN));
    }

    @Test
    void isReopenedAtMostAsOftenAsThePolicySays() {
        var play = aResolvedComplaint()
                .act(request(CITIZEN, REOPEN))
                .act(request(actor(BIHAR_OFFICER), RESOLVE))
                .act(request(CITIZEN, REOPEN))
                .act(request(actor(FIRST_ADMIN), RESOLVE));
        assertThat(play.refused(request(CITIZEN, REOPEN)).code()).isEqualTo(RefusalCode.ILLEGAL_TRANSITION);
        assertThat(play.kase().allowedActions(CITIZEN, play.at())).containsExactly(COMMENT, ComplaintAction.RATE);
    }

    @Test
    void marksOfTheLastRunAreGoneAfterReopening() {
        var play = aComplaintAtTheTop().awakeUntil(hours(49)).act(request(actor(FIRST_ADMIN), RESOLVE));
        assertThat(play.kase().topReminderAt()).isNull();
        play.act(request(CITIZEN, REOPEN));
        assertThat(play.kase().breachedAtTop()).isFalse();
        assertThat(play.kase().citizenClock().breached()).isFalse();
        assertThat(play.kase().answeredBy()).isNull();
    }

    @Test
    void afterTheEndNothingIsPossibleForAnybody() {
        var play = aResolvedComplaint().act(rate(CITIZEN, 5));
        for (var person : List.of(CITIZEN, ASHA, actor(PATNA_OFFICER), actor(BIHAR_OFFICER), actor(FIRST_ADMIN))) {
            assertThat(play.kase().allowedActions(person, play.at())).isEmpty();
        }
        assertThat(play.rosterChanged(PATNA_OFFICER.id())
                        .awakeUntil(hours(1000))
                        .last()
                        .event())
                .isEqualTo(ComplaintEvent.RATED);
    }
}
