package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.FIRST_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.SECOND_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.T0;
import static org.sahay.workflows.complaint.ComplaintFixtures.aComplaintAtTheTop;
import static org.sahay.workflows.complaint.ComplaintFixtures.aRoutedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.anAcceptedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.hours;
import static org.sahay.workflows.complaint.ComplaintFixtures.owner;
import static org.sahay.workflows.complaint.Requests.request;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rungs that had nobody when they fell due or were asked for, and officers who come back. */
class RungsWithNobodyTest {
    /** Rung 3 fell due, nobody was there; the owner leaves and the case stands on rung 3, held. */
    @Test
    void aCaseHeldAtTheTopByARungThatFellDueIsMarkedAndReminded() {
        var play = new CasePlay(anAcceptedComplaint(), new FakeRoster(List.of(PATNA_OFFICER, BIHAR_OFFICER)))
                .at(T0)
                .awakeUntil(hours(97));
        assertThat(play.kase().level()).isEqualTo(2);
        assertThat(play.kase().wantedRung()).isEqualTo(3);
        play.roster.deactivate(BIHAR_OFFICER);
        play.rosterChanged(BIHAR_OFFICER.id());
        assertThat(play.kase().level()).isEqualTo(3);
        assertThat(play.kase().status()).isEqualTo(ComplaintStatus.HELD);
        play.roster.put(FIRST_ADMIN);
        play.atHour(98).rosterChanged(null);
        assertThat(play.kase().owner()).isEqualTo(owner(FIRST_ADMIN));
        play.awakeUntil(hours(400));
        assertThat(play.count(ComplaintEvent.TOP_REMINDER)).as("top reminders").isPositive();
        assertThat(play.kase().breachedAtTop()).isTrue();
    }

    /** As above, and it is ESCALATE that finds the new administrator before the signal does. */
    @Test
    void anEscalationThatFulfilsARungThatFellDueMarksTheTop() {
        var play = new CasePlay(anAcceptedComplaint(), new FakeRoster(List.of(PATNA_OFFICER, BIHAR_OFFICER)))
                .at(T0)
                .awakeUntil(hours(97));
        play.roster.put(FIRST_ADMIN);
        play.act(request(actor(BIHAR_OFFICER), ComplaintAction.ESCALATE));
        assertThat(play.kase().level()).isEqualTo(3);
        play.rosterChanged(null).awakeUntil(hours(400));
        assertThat(play.kase().breachedAtTop()).isTrue();
    }

    /** Only rung 2 fell due; rung 3 was asked for by hand and found somebody a while later. */
    @Test
    void anEscalationByHandThatIsFulfilledLaterMarksNoTopBeforeItsRung() {
        var play = new CasePlay(anAcceptedComplaint(), new FakeRoster(List.of(PATNA_OFFICER, BIHAR_OFFICER)))
                .at(T0)
                .awakeUntil(hours(50));
        play.act(request(actor(BIHAR_OFFICER), ComplaintAction.ESCALATE));
        assertThat(play.last().event()).isEqualTo(ComplaintEvent.NOBODY_ABOVE);
        play.roster.put(FIRST_ADMIN);
        play.atHour(51).rosterChanged(null);
        assertThat(play.kase().level()).isEqualTo(3);
        assertThat(play.kase().breachedAtTop()).as("rung 3 falls due at 96 h").isFalse();
    }

    /** The same with somebody there at once: not marked. The two must agree. */
    @Test
    void anEscalationByHandMarksNoTopBeforeItsRung() {
        var play = aRoutedComplaint().awakeUntil(hours(50));
        play.act(request(actor(BIHAR_OFFICER), ComplaintAction.ESCALATE));
        assertThat(play.kase().level()).isEqualTo(3);
        assertThat(play.kase().breachedAtTop()).isFalse();
    }

    /** A late worker shifts the series of tries. */
    @Test
    void aLateWorkerDoesNotMoveTheTriesAbove() {
        var roster = new FakeRoster(List.of(PATNA_OFFICER));
        var awake = new CasePlay(anAcceptedComplaint(), roster).at(T0).awakeUntil(hours(49));
        var late = new CasePlay(anAcceptedComplaint(), roster).at(T0).at(hours(49));
        assertThat(late.kase().heldAlertAt()).isEqualTo(awake.kase().heldAlertAt());
    }

    /** Reopened at the top while nobody is there; then both come back: the other one is eligible. */
    @Test
    void theResolverIsNoCandidateAfterAReopeningThatWasHeld() {
        var play = aComplaintAtTheTop().act(request(actor(FIRST_ADMIN), ComplaintAction.RESOLVE));
        play.roster.deactivate(FIRST_ADMIN);
        play.roster.deactivate(SECOND_ADMIN);
        play.act(request(CITIZEN, ComplaintAction.REOPEN));
        assertThat(play.kase().status()).isEqualTo(ComplaintStatus.HELD);
        play.roster.put(FIRST_ADMIN);
        play.roster.put(SECOND_ADMIN);
        play.rosterChanged(null);
        assertThat(play.kase().owner()).isEqualTo(owner(SECOND_ADMIN));
    }

    /** The owner was switched off and on again before the first news reached the case. */
    @Test
    void anOwnerWhoIsBackBeforeTheNewsArrivesIsEligible() {
        var play = aRoutedComplaint();
        play.roster.deactivate(PATNA_OFFICER);
        play.roster.put(PATNA_OFFICER);
        play.atHour(1).rosterChanged(PATNA_OFFICER.id());
        assertThat(play.kase().status())
                .as("nobody eligible, though the officer is")
                .isNotEqualTo(ComplaintStatus.HELD);
    }
}
