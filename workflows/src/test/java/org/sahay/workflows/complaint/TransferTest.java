package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintEvent.HELD;
import static org.sahay.workflows.complaint.ComplaintEvent.ROUTED;
import static org.sahay.workflows.complaint.ComplaintEvent.TRANSFERRED;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CHENNAI;
import static org.sahay.workflows.complaint.ComplaintFixtures.CHENNAI_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CONDUCT;
import static org.sahay.workflows.complaint.ComplaintFixtures.FIRST_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.GAYA;
import static org.sahay.workflows.complaint.ComplaintFixtures.GAYA_CONDUCT_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.GAYA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.HEALTH;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.SECOND_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.TAMIL_NADU;
import static org.sahay.workflows.complaint.ComplaintFixtures.aComplaintAtTheTop;
import static org.sahay.workflows.complaint.ComplaintFixtures.aRoutedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.hours;
import static org.sahay.workflows.complaint.ComplaintFixtures.owner;
import static org.sahay.workflows.complaint.Requests.transfer;

import org.junit.jupiter.api.Test;

/** A complaint handed to another office. */
class TransferTest {
    @Test
    void isRoutedAtTheSameRungInTheNewOfficeAndTheClockGoesOn() {
        var play = aRoutedComplaint().atHour(6).act(transfer(actor(PATNA_OFFICER), TAMIL_NADU, CHENNAI));
        assertThat(play.events()).endsWith(TRANSFERRED, ROUTED);
        assertThat(play.last(TRANSFERRED).to()).isEqualTo(ComplaintStatus.SUBMITTED);
        assertThat(play.kase().office()).isEqualTo(new Office(HEALTH, TAMIL_NADU, CHENNAI));
        assertThat(play.kase().state()).isEqualTo(new ComplaintState.Assigned(owner(CHENNAI_OFFICER)));
        assertThat(play.kase().level()).isEqualTo(1);
        assertThat(play.kase().citizenClock().breachAt()).isEqualTo(hours(48));
        assertThat(play.kase().officerClock().dueAt()).isEqualTo(hours(30));
    }

    @Test
    void toANamedDepartmentAsksForItsMembersAndNotForWhoServesTheCategory() {
        var play = aRoutedComplaint()
                .act(transfer(actor(PATNA_OFFICER), new ActionRequest.OfficeChange(CONDUCT, null, GAYA)));
        assertThat(play.kase().owner()).isEqualTo(owner(GAYA_CONDUCT_OFFICER));
        assertThat(play.kase().office()).isEqualTo(new Office(CONDUCT, BIHAR, GAYA));
    }

    @Test
    void theDepartmentNamedOnceStaysNamed() {
        var play = aRoutedComplaint()
                .act(transfer(actor(PATNA_OFFICER), new ActionRequest.OfficeChange(CONDUCT, null, GAYA)))
                .act(transfer(actor(GAYA_CONDUCT_OFFICER), BIHAR, PATNA));
        assertThat(play.last().event()).isEqualTo(HELD);
        assertThat(play.kase().office()).isEqualTo(new Office(CONDUCT, BIHAR, PATNA));
    }

    @Test
    void theTransferorIsNoCandidateNorLaterWhenTheRosterChanges() {
        var play = aComplaintAtTheTop().act(transfer(actor(FIRST_ADMIN), BIHAR, GAYA));
        assertThat(play.kase().owner()).isEqualTo(owner(SECOND_ADMIN));

        var alone = aComplaintAtTheTop();
        alone.roster.deactivate(SECOND_ADMIN);
        alone.act(transfer(actor(FIRST_ADMIN), BIHAR, GAYA));
        assertThat(alone.kase().status()).isEqualTo(ComplaintStatus.HELD);
        assertThat(alone.rosterChanged(null).kase().status()).isEqualTo(ComplaintStatus.HELD);
        alone.roster.put(SECOND_ADMIN);
        assertThat(alone.rosterChanged(null).kase().owner()).isEqualTo(owner(SECOND_ADMIN));
    }

    @Test
    void whoeverTransferredItMayGetItBackFromTheNextOwner() {
        var play = aRoutedComplaint()
                .act(transfer(actor(PATNA_OFFICER), BIHAR, GAYA))
                .act(transfer(actor(GAYA_OFFICER), BIHAR, PATNA));
        assertThat(play.kase().owner()).isEqualTo(owner(PATNA_OFFICER));
    }

    @Test
    void whoeverTransferredItIsACandidateAgainWhenItIsHeldAfterTheNextOwnerLeft() {
        var play = aComplaintAtTheTop().act(transfer(actor(FIRST_ADMIN), BIHAR, GAYA));
        play.roster.deactivate(FIRST_ADMIN);
        play.roster.deactivate(SECOND_ADMIN);
        assertThat(play.rosterChanged(SECOND_ADMIN.id()).kase().status()).isEqualTo(ComplaintStatus.HELD);
        play.roster.put(FIRST_ADMIN);
        assertThat(play.rosterChanged(null).kase().owner()).isEqualTo(owner(FIRST_ADMIN));
    }

    @Test
    void pastTheLimitItGoesOneRungUp() {
        var play = transferredThreeTimes();
        assertThat(play.kase().owner()).isEqualTo(owner(GAYA_OFFICER));
        assertThat(play.kase().level()).isEqualTo(1);

        play.act(transfer(actor(GAYA_OFFICER), BIHAR, PATNA));
        assertThat(play.kase().level()).isEqualTo(2);
        assertThat(play.kase().owner()).isEqualTo(owner(BIHAR_OFFICER));
        assertThat(play.last(TRANSFERRED).level()).isEqualTo(2);
        assertThat(play.kase().counters().transfers()).isEqualTo(4);
    }

    @Test
    void pastTheLimitAndAtTheTopItIsRefused() {
        var play = transferredThreeTimes()
                .act(transfer(actor(GAYA_OFFICER), BIHAR, PATNA))
                .act(transfer(actor(BIHAR_OFFICER), BIHAR, GAYA));
        assertThat(play.kase().level()).isEqualTo(3);
        var refusal = play.refused(transfer(actor(FIRST_ADMIN), BIHAR, PATNA));
        assertThat(refusal.code()).isEqualTo(RefusalCode.ILLEGAL_TRANSITION);
        assertThat(refusal.allowed()).doesNotContain(ComplaintAction.TRANSFER);
    }

    private static CasePlay transferredThreeTimes() {
        return aRoutedComplaint()
                .act(transfer(actor(PATNA_OFFICER), BIHAR, GAYA))
                .act(transfer(actor(GAYA_OFFICER), BIHAR, PATNA))
                .act(transfer(actor(PATNA_OFFICER), BIHAR, GAYA));
    }
}
