package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintFixtures.ASHA;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.CLINICIAN;
import static org.sahay.workflows.complaint.ComplaintFixtures.FIRST_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.GAYA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.NALANDA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.OPERATOR;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.SECOND_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.STRANGER;
import static org.sahay.workflows.complaint.ComplaintFixtures.TAMIL_NADU_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.aComplaintAtTheTop;
import static org.sahay.workflows.complaint.ComplaintFixtures.aHeldComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.aResolvedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.aRoutedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.aWithdrawnComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.anEscalatedComplaint;
import static org.sahay.workflows.complaint.Relation.COMPLAINANT;
import static org.sahay.workflows.complaint.Relation.OWNER;
import static org.sahay.workflows.complaint.Relation.SUPERIOR;
import static org.sahay.workflows.complaint.Requests.transfer;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sahay.workflows.identity.Actor;

/** What a person is to a case, and for whom the case exists at all. */
class RelationTest {
    @Test
    void citizenAndFilerAreTheComplainant() {
        var kase = aRoutedComplaint().kase();
        assertThat(kase.relationsOf(CITIZEN)).containsExactly(COMPLAINANT);
        assertThat(kase.relationsOf(ASHA)).containsExactly(COMPLAINANT);
        assertThat(kase.relationsOf(STRANGER)).isEmpty();
        assertThat(kase.relationsOf(CLINICIAN)).isEmpty();
    }

    @Test
    void aCitizenWhoFiledAloneHasNoFiler() {
        var alone = new Complainant(CITIZEN.id(), null);
        assertThat(alone.is(CITIZEN.id())).isTrue();
        assertThat(alone.is(ASHA.id())).isFalse();
    }

    @Test
    void aSuperiorStandsAboveTheCaseInItsArea() {
        var kase = aRoutedComplaint().kase();
        assertThat(kase.relationsOf(actor(PATNA_OFFICER))).containsExactly(OWNER);
        assertThat(kase.relationsOf(actor(BIHAR_OFFICER))).containsExactly(SUPERIOR);
        assertThat(kase.relationsOf(actor(FIRST_ADMIN))).containsExactly(SUPERIOR);
        assertThat(kase.relationsOf(actor(TAMIL_NADU_OFFICER))).isEmpty();
        assertThat(kase.relationsOf(actor(GAYA_OFFICER))).isEmpty();
    }

    @Test
    void whoOwnedItBeforeAnEscalationIsNothingToItAfterwards() {
        var kase = anEscalatedComplaint().kase();
        assertThat(kase.relationsOf(actor(PATNA_OFFICER))).isEmpty();
        assertThat(kase.relationsOf(actor(BIHAR_OFFICER))).containsExactly(OWNER);
    }

    @Test
    void whileNobodyOwnsItAnOfficerOfItsRungIsASuperiorToo() {
        var kase = aHeldComplaint().kase();
        assertThat(kase.relationsOf(actor(NALANDA_OFFICER))).containsExactly(SUPERIOR);
        assertThat(kase.relationsOf(actor(PATNA_OFFICER))).isEmpty();
    }

    @Test
    void atTheTopAnyOtherAdminIsASuperior() {
        var kase = aComplaintAtTheTop().kase();
        assertThat(kase.relationsOf(actor(FIRST_ADMIN))).containsExactly(OWNER);
        assertThat(kase.relationsOf(actor(SECOND_ADMIN))).containsExactly(SUPERIOR);
        assertThat(kase.relationsOf(actor(BIHAR_OFFICER))).isEmpty();
    }

    @Test
    void whoAnsweredStaysTheOwnerOfTheAnswer() {
        assertThat(aResolvedComplaint().kase().relationsOf(actor(PATNA_OFFICER)))
                .containsExactly(OWNER);
        assertThat(aWithdrawnComplaint().kase().relationsOf(actor(PATNA_OFFICER)))
                .isEmpty();
    }

    @Test
    void theSuperiorsAreThoseOfTheOfficeItLiesWithNow() {
        var play = aRoutedComplaint().act(transfer(actor(PATNA_OFFICER), 33, 568));
        assertThat(play.kase().relationsOf(actor(TAMIL_NADU_OFFICER))).containsExactly(SUPERIOR);
        assertThat(play.kase().relationsOf(actor(BIHAR_OFFICER))).isEmpty();
        assertThat(play.kase().visibleTo(actor(BIHAR_OFFICER))).isFalse();
    }

    @Test
    void itExistsForItsPeopleForOfficersOfItsAreaAndForOperators() {
        var kase = anEscalatedComplaint().kase();
        for (Actor sees :
                List.of(CITIZEN, ASHA, OPERATOR, actor(BIHAR_OFFICER), actor(PATNA_OFFICER), actor(SECOND_ADMIN))) {
            assertThat(kase.visibleTo(sees)).as("%s", sees.role()).isTrue();
        }
        for (Actor blind : List.of(STRANGER, CLINICIAN, actor(GAYA_OFFICER), actor(TAMIL_NADU_OFFICER))) {
            assertThat(kase.visibleTo(blind)).as("%s", blind.role()).isFalse();
        }
        assertThat(kase.relationsOf(OPERATOR))
                .as("sees the process and acts on nothing")
                .isEmpty();
    }

    @Test
    void nobodyIsASuperiorByTheirRoleAlone() {
        var citizenOfTheArea = new Actor(STRANGER.id(), STRANGER.role(), BIHAR_OFFICER.area());
        var clinicianOfTheArea = new Actor(CLINICIAN.id(), CLINICIAN.role(), PATNA_OFFICER.area());
        assertThat(aHeldComplaint().kase().relationsOf(citizenOfTheArea)).isEmpty();
        assertThat(aRoutedComplaint().kase().relationsOf(clinicianOfTheArea)).isEmpty();
        assertThat(aRoutedComplaint().kase().visibleTo(clinicianOfTheArea)).isFalse();
    }
}
