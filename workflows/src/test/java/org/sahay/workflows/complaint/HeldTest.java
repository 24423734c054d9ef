package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintAction.ASSIGN;
import static org.sahay.workflows.complaint.ComplaintAction.ESCALATE;
import static org.sahay.workflows.complaint.ComplaintAction.REQUEST_INFO;
import static org.sahay.workflows.complaint.ComplaintAction.WITHDRAW;
import static org.sahay.workflows.complaint.ComplaintEvent.BREACH;
import static org.sahay.workflows.complaint.ComplaintEvent.HELD;
import static org.sahay.workflows.complaint.ComplaintEvent.HELD_ALERT;
import static org.sahay.workflows.complaint.ComplaintEvent.NOBODY_ABOVE;
import static org.sahay.workflows.complaint.ComplaintEvent.ROSTER_CHANGED;
import static org.sahay.workflows.complaint.ComplaintEvent.RUNG;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.FIRST_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.NALANDA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.SECOND_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.T0;
import static org.sahay.workflows.complaint.ComplaintFixtures.aHeldComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.aRoutedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.anAcceptedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.anEscalatedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.hours;
import static org.sahay.workflows.complaint.ComplaintFixtures.officer;
import static org.sahay.workflows.complaint.ComplaintFixtures.owner;
import static org.sahay.workflows.complaint.Requests.bare;
import static org.sahay.workflows.complaint.Requests.request;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** When nobody is eligible: held cases, rungs with nobody above, and what a change of the roster does. */
class HeldTest {
    private static final Candidate SECOND_PATNA_OFFICER =
            officer("D-212-2", Role.DISTRICT_OFFICER, new Area(ComplaintFixtures.BIHAR, ComplaintFixtures.PATNA));

    /** With its only officer and nobody above. */
    private static CasePlay aComplaintWithNobodyAbove() {
        return new CasePlay(anAcceptedComplaint(), new FakeRoster(List.of(PATNA_OFFICER))).at(T0);
    }

    @Test
    void heldWithTheReasonAndTheExplanation() {
        var play = aHeldComplaint();
        assertThat(play.kase().state()).isEqualTo(new ComplaintState.Held(HeldReason.NOBODY_ELIGIBLE));
        assertThat(play.last().event()).isEqualTo(HELD);
        assertThat(play.last().routing().chosen()).isNull();
        assertThat(play.last().routing().rungs()).singleElement().satisfies(tried -> {
            assertThat(tried.rung()).isEqualTo(1);
            assertThat(tried.serving()).isPositive();
            assertThat(tried.inArea()).isZero();
        });
        assertThat(play.kase().wantsSomebody()).isTrue();
    }

    @Test
    void theSuperiorIsToldEveryPeriodItIsHeld() {
        var play = aHeldComplaint().awakeUntil(hours(12));
        assertThat(play.timeline)
                .filteredOn(t -> t.event() == HELD_ALERT)
                .extracting(Transition::dueAt)
                .containsExactly(hours(4), hours(8), hours(12));
        assertThat(play.last().notices()).extracting(Notice::kind).containsExactly(NoticeKind.SUPERIOR_HELD);
        assertThat(play.last().notices().getFirst().superior().rungs()).containsExactly(2, 3);
    }

    @Test
    void theCitizensClockRunsWhileHeldAndARungFindsSomebodyAbove() {
        var play = aHeldComplaint().at(hours(48));
        assertThat(play.count(BREACH)).isEqualTo(1);
        assertThat(play.kase().owner()).isEqualTo(owner(BIHAR_OFFICER));
        assertThat(play.kase().heldAlertAt()).isNull();
        assertThat(play.last(RUNG).from()).isEqualTo(ComplaintStatus.HELD);
    }

    @Test
    void aHeldCaseIsRaisedByRungsThoughNobodyIsThere() {
        var play = new CasePlay(anAcceptedComplaint(), new FakeRoster(List.of())).awakeUntil(hours(48));
        assertThat(play.kase().status()).isEqualTo(ComplaintStatus.HELD);
        assertThat(play.last(RUNG).level()).isEqualTo(2);
        assertThat(play.last(RUNG).routing()).isNotNull();

        play.awakeUntil(hours(96));
        assertThat(play.kase().level()).isEqualTo(3);
        assertThat(play.kase().breachedAtTop()).isTrue();
        assertThat(play.kase().topReminderAt()).isEqualTo(hours(120));
        assertThat(play.count(RUNG)).isEqualTo(2);

        play.roster.put(PATNA_OFFICER);
        assertThat(play.rosterChanged(null).kase().status())
                .as("waits on rung 3")
                .isEqualTo(ComplaintStatus.HELD);
        play.roster.put(SECOND_ADMIN);
        assertThat(play.rosterChanged(null).kase().owner()).isEqualTo(owner(SECOND_ADMIN));
    }

    @Test
    void aChangeOfTheRosterThatHelpsNobodyWritesNothing() {
        var play = aHeldComplaint();
        long seq = play.kase().seq();
        assertThat(play.rosterChanged(null).kase().seq()).isEqualTo(seq);
        assertThat(aRoutedComplaint().rosterChanged(null).count(ROSTER_CHANGED)).isZero();
        assertThat(aRoutedComplaint().rosterChanged(BIHAR_OFFICER.id()).count(ROSTER_CHANGED))
                .as("somebody else's leaving")
                .isZero();
    }

    @Test
    void anEligibleOfficerGetsTheHeldCase() {
        var play = aHeldComplaint().atHour(5);
        play.roster.put(NALANDA_OFFICER);
        play.rosterChanged(null);
        assertThat(play.kase().state()).isEqualTo(new ComplaintState.Assigned(owner(NALANDA_OFFICER)));
        assertThat(play.last().event()).isEqualTo(ROSTER_CHANGED);
        assertThat(play.last().notices())
                .extracting(Notice::kind)
                .containsExactly(NoticeKind.CITIZEN_ASSIGNED, NoticeKind.OWNER_ASSIGNED);
        assertThat(play.kase().officerClock().dueAt()).isEqualTo(hours(29));
        assertThat(play.kase().citizenClock().breachAt()).isEqualTo(hours(48));
    }

    @Test
    void aSuperiorMayAssignAHeldCaseAndTheCitizenMayWithdrawIt() {
        assertThat(aHeldComplaint().kase().allowedActions(actor(BIHAR_OFFICER), T0))
                .contains(ASSIGN);
        var play = aHeldComplaint().act(bare(CITIZEN, WITHDRAW));
        assertThat(play.kase().state()).isEqualTo(new ComplaintState.Closed(ComplaintOutcome.WITHDRAWN));
        assertThat(play.awakeUntil(hours(500)).last().event()).isEqualTo(ComplaintEvent.WITHDRAWN);
    }

    @Test
    void theCaseOfAnOwnerWhoLeftGoesToTheNextOfTheRungAndAPauseEnds() {
        var play = aRoutedComplaint().atHour(10).act(request(actor(PATNA_OFFICER), REQUEST_INFO));
        play.roster.put(SECOND_PATNA_OFFICER);
        play.atHour(12).rosterChanged(PATNA_OFFICER.id());
        assertThat(play.kase().state()).isEqualTo(new ComplaintState.Assigned(owner(SECOND_PATNA_OFFICER)));
        assertThat(play.kase().citizenClock().breachAt()).isEqualTo(hours(50));
        assertThat(play.kase().question()).isNotNull();
    }

    @Test
    void theCaseOfAnOwnerWhoLeftIsHeldWhenNobodyFollowsAndAPauseEnds() {
        var play = aRoutedComplaint().atHour(10).act(request(actor(PATNA_OFFICER), REQUEST_INFO));
        play.roster.deactivate(PATNA_OFFICER);
        play.atHour(12).rosterChanged(PATNA_OFFICER.id());
        assertThat(play.kase().status()).isEqualTo(ComplaintStatus.HELD);
        assertThat(play.kase().citizenClock().state()).isEqualTo(ClockState.RUNNING);
        assertThat(play.kase().citizenClock().breachAt()).isEqualTo(hours(50));
        assertThat(play.kase().heldAlertAt()).isEqualTo(hours(16));
    }

    @Test
    void withNobodyAboveARungLeavesTheOwnerAndIsTriedAgainEveryPeriod() {
        var play = aComplaintWithNobodyAbove().awakeUntil(hours(48));
        assertThat(play.last(NOBODY_ABOVE).dueAt()).isEqualTo(hours(48));
        assertThat(play.last(NOBODY_ABOVE).routing().rungs())
                .extracting(RoutingExplanation.RungTried::rung)
                .containsExactly(2, 3);
        assertThat(play.kase().owner()).isEqualTo(owner(PATNA_OFFICER));
        assertThat(play.kase().wantsSomebody()).isTrue();

        play.awakeUntil(hours(56));
        assertThat(play.timeline)
                .filteredOn(t -> t.event() == NOBODY_ABOVE)
                .extracting(Transition::dueAt)
                .containsExactly(hours(48), hours(52), hours(56));

        play.roster.put(BIHAR_OFFICER);
        play.awakeUntil(hours(60));
        assertThat(play.kase().owner()).isEqualTo(owner(BIHAR_OFFICER));
        assertThat(play.last(RUNG).dueAt()).isEqualTo(hours(60));
        assertThat(play.kase().wantsSomebody()).isFalse();
    }

    @Test
    void withNobodyAboveAChangeOfTheRosterRaisesAtOnce() {
        var play = aComplaintWithNobodyAbove().awakeUntil(hours(48));
        play.roster.put(FIRST_ADMIN);
        play.atHour(49).rosterChanged(null);
        assertThat(play.kase().owner()).as("the rungs above are tried too").isEqualTo(owner(FIRST_ADMIN));
        assertThat(play.last().event()).isEqualTo(ROSTER_CHANGED);
        assertThat(play.kase().breachedAtTop()).isTrue();
    }

    @Test
    void theRungThatIsTriedFirstIsTheNextAndThenThoseAbove() {
        var play = aRoutedComplaint();
        play.roster.deactivate(BIHAR_OFFICER);
        play.act(request(actor(PATNA_OFFICER), ESCALATE));
        assertThat(play.kase().owner()).isEqualTo(owner(FIRST_ADMIN));
        assertThat(play.last().routing().rungs())
                .extracting(RoutingExplanation.RungTried::rung)
                .containsExactly(2, 3);
    }

    @Test
    void escalatingWithNobodyAboveIsToldAndTriedAgain() {
        var play = aComplaintWithNobodyAbove().atHour(1).act(request(actor(PATNA_OFFICER), ESCALATE));
        assertThat(play.last().event()).isEqualTo(NOBODY_ABOVE);
        assertThat(play.last().actorId()).isEqualTo(PATNA_OFFICER.id());
        assertThat(play.kase().owner()).isEqualTo(owner(PATNA_OFFICER));

        play.roster.put(FIRST_ADMIN);
        play.awakeUntil(hours(5));
        assertThat(play.kase().owner()).isEqualTo(owner(FIRST_ADMIN));
        assertThat(play.kase().breachedAtTop()).as("nothing was breached").isFalse();
        assertThat(play.kase().topReminderAt()).isNull();
    }

    @Test
    void aRungWantedAboveIsStillWantedUnderAnotherOwnerOfTheSameRung() {
        var play = aComplaintWithNobodyAbove().awakeUntil(hours(48));
        play.roster.put(SECOND_PATNA_OFFICER);
        play.atHour(49).rosterChanged(PATNA_OFFICER.id());
        assertThat(play.kase().owner()).isEqualTo(owner(SECOND_PATNA_OFFICER));
        assertThat(play.kase().wantedRung()).isEqualTo(2);

        play.roster.put(BIHAR_OFFICER);
        assertThat(play.rosterChanged(null).kase().owner()).isEqualTo(owner(BIHAR_OFFICER));
    }

    @Test
    void anOwnerWhoLeftIsReplacedFromTheWantedRungFirst() {
        var play = aComplaintWithNobodyAbove().awakeUntil(hours(48));
        play.roster.put(SECOND_PATNA_OFFICER);
        play.roster.put(BIHAR_OFFICER);
        play.atHour(49).rosterChanged(PATNA_OFFICER.id());
        assertThat(play.kase().owner()).isEqualTo(owner(BIHAR_OFFICER));
    }

    @Test
    void anOwnerWhoLeftWithNobodyOnAnyRungLeavesTheCaseHeldOnTheWantedRung() {
        var play = aComplaintWithNobodyAbove().awakeUntil(hours(48));
        play.roster.deactivate(PATNA_OFFICER);
        play.atHour(49).rosterChanged(PATNA_OFFICER.id());
        assertThat(play.kase().status()).isEqualTo(ComplaintStatus.HELD);
        assertThat(play.kase().level()).isEqualTo(2);
    }

    @Test
    void aRungOnceWantedIsNotForgottenForALowerOne() {
        var play = aComplaintWithNobodyAbove().awakeUntil(hours(97));
        assertThat(play.kase().wantedRung()).isEqualTo(3);
        play.act(request(actor(PATNA_OFFICER), ESCALATE));
        assertThat(play.kase().wantedRung()).isEqualTo(3);
        play.roster.put(BIHAR_OFFICER);
        play.act(request(actor(PATNA_OFFICER), ESCALATE));
        assertThat(play.kase().owner()).isEqualTo(owner(BIHAR_OFFICER));
        assertThat(play.kase().wantedRung()).isEqualTo(3);
    }

    @Test
    void escalatingAtTheTopIsRefused() {
        var play = anEscalatedComplaint().act(request(actor(BIHAR_OFFICER), ESCALATE));
        var refusal = play.refused(request(actor(FIRST_ADMIN), ESCALATE));
        assertThat(refusal.code()).isEqualTo(RefusalCode.ILLEGAL_TRANSITION);
        assertThat(refusal.allowed()).doesNotContain(ESCALATE).contains(ComplaintAction.RESOLVE);
    }
}
