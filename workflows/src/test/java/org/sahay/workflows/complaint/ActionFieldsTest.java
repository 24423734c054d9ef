package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CATEGORY;
import static org.sahay.workflows.complaint.ComplaintFixtures.CHENNAI_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.CONDUCT;
import static org.sahay.workflows.complaint.ComplaintFixtures.FIRST_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.GAYA;
import static org.sahay.workflows.complaint.ComplaintFixtures.HEALTH;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.SECOND_ADMIN;
import static org.sahay.workflows.complaint.ComplaintFixtures.aComplaintAtTheTop;
import static org.sahay.workflows.complaint.ComplaintFixtures.aHeldComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.aResolvedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.aRoutedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.anEscalatedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.hours;
import static org.sahay.workflows.complaint.ComplaintFixtures.inactive;
import static org.sahay.workflows.complaint.ComplaintFixtures.officer;
import static org.sahay.workflows.complaint.Requests.assign;
import static org.sahay.workflows.complaint.Requests.bare;
import static org.sahay.workflows.complaint.Requests.rate;
import static org.sahay.workflows.complaint.Requests.reject;
import static org.sahay.workflows.complaint.Requests.request;
import static org.sahay.workflows.complaint.Requests.transfer;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** What each action needs, and the answer when it is missing or wrong. */
class ActionFieldsTest {
    private static final Actor STATE = actor(BIHAR_OFFICER);
    private static final Candidate SPARE = officer("D-212-9", Role.DISTRICT_OFFICER, new Area(BIHAR, PATNA));

    private record Assignee(String why, @Nullable Candidate candidate, boolean allowed) {}

    static Stream<Assignee> assigneesOfADistrictCase() {
        return Stream.of(
                new Assignee("another officer of the district", SPARE, true),
                new Assignee("the actor themselves", BIHAR_OFFICER, true),
                new Assignee(
                        "another officer of the actor's rung",
                        officer("S-10-9", Role.STATE_OFFICER, new Area(BIHAR, null)),
                        true),
                new Assignee("nobody the roster knows", null, false),
                new Assignee("the present owner", PATNA_OFFICER, false),
                new Assignee("an inactive officer", inactive(SPARE), false),
                new Assignee("an officer of another area", CHENNAI_OFFICER, false),
                new Assignee(
                        "a department that does not serve the category",
                        officer("D-212-8", Role.DISTRICT_OFFICER, CONDUCT, List.of("OTHER"), new Area(BIHAR, PATNA)),
                        false),
                new Assignee("an officer above the actor", FIRST_ADMIN, false));
    }

    @ParameterizedTest
    @MethodSource("assigneesOfADistrictCase")
    void assignNeedsAnEligibleOfficerBetweenTheCasesRungAndTheActors(Assignee assignee) {
        var play = aRoutedComplaint();
        var request = assign(STATE, assignee.candidate());
        if (!assignee.allowed()) {
            assertFault(play.refused(request), RefusalCode.INVALID_VALUE, "officerId");
            return;
        }
        play.act(request);
        assertThat(play.kase().owner()).isEqualTo(ComplaintFixtures.owner(assignee.candidate()));
        assertThat(play.kase().level()).isEqualTo(assignee.candidate().role().rung());
    }

    @Test
    void assignNeverTakesACaseToALowerRung() {
        assertFault(
                anEscalatedComplaint().refused(assign(actor(FIRST_ADMIN), PATNA_OFFICER)),
                RefusalCode.INVALID_VALUE,
                "officerId");
    }

    @Test
    void assignAtTheTopIsForAnotherAdmin() {
        var play = aComplaintAtTheTop().act(assign(actor(SECOND_ADMIN), SECOND_ADMIN));
        assertThat(play.kase().owner()).isEqualTo(ComplaintFixtures.owner(SECOND_ADMIN));
        assertThat(play.kase().level()).isEqualTo(3);
    }

    @Test
    void assignAfterATransferAsksForMembersOfTheNamedDepartment() {
        var play = aRoutedComplaint().act(transfer(actor(PATNA_OFFICER), CONDUCT));
        assertFault(play.refused(assign(STATE, SPARE)), RefusalCode.INVALID_VALUE, "officerId");

        var member = officer("D-212-7", Role.DISTRICT_OFFICER, CONDUCT, List.of(), new Area(BIHAR, PATNA));
        assertThat(play.act(assign(STATE, member)).kase().status()).isEqualTo(ComplaintStatus.ASSIGNED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 6, 100})
    void aRatingOutsideOneToFiveIsRefused(int rating) {
        assertFault(aResolvedComplaint().refused(rate(CITIZEN, rating)), RefusalCode.INVALID_VALUE, "rating");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aRatingOfThreeOrMoreClosesAndLessMarks(int rating) {
        var kase = aResolvedComplaint().act(rate(CITIZEN, rating)).kase();
        assertThat(kase.state())
                .isEqualTo(
                        rating >= 3
                                ? new ComplaintState.Closed(ComplaintOutcome.RATED)
                                : new ComplaintState.Resolved());
        assertThat(kase.dissatisfied()).isEqualTo(rating < 3);
    }

    @Test
    void rejectNeedsAReasonAndAComment() {
        var owner = actor(PATNA_OFFICER);
        var play = aRoutedComplaint();
        assertFault(play.refused(reject(owner, null)), RefusalCode.MISSING_FIELD, "reason");
        var complete = reject(owner, RejectReason.SUB_JUDICE);
        var silent = new ActionRequest(
                "silent",
                "silent",
                owner,
                ComplaintAction.REJECT,
                false,
                complete.reason(),
                null,
                null,
                false,
                null,
                null);
        assertFault(play.refused(silent), RefusalCode.MISSING_FIELD, "comment");
        assertThat(play.act(complete).kase().state()).isEqualTo(new ComplaintState.Rejected(RejectReason.SUB_JUDICE));
    }

    @Test
    void rejectAsNotOurOfficeIsRefusedNamingTransfer() {
        var refusal = aRoutedComplaint().refused(reject(actor(PATNA_OFFICER), RejectReason.NOT_OUR_OFFICE));
        assertFault(refusal, RefusalCode.NOT_OUR_OFFICE, "reason");
        assertThat(refusal.rule()).contains("TRANSFER");
        assertThat(refusal.allowed()).contains(ComplaintAction.TRANSFER);
    }

    @Test
    void rejectForNoResponseWaitsForTheWholeWaitingTime() {
        var owner = actor(PATNA_OFFICER);
        var unasked = aRoutedComplaint();
        assertFault(unasked.refused(reject(owner, RejectReason.NO_RESPONSE)), RefusalCode.INVALID_VALUE, "reason");

        // The owner left and came back, so that the question is open and nobody waits in AwaitingCitizen.
        var play = aRoutedComplaint().atHour(1).act(request(owner, ComplaintAction.REQUEST_INFO));
        play.roster.deactivate(PATNA_OFFICER);
        play.atHour(3).rosterChanged(PATNA_OFFICER.id());
        play.roster.put(PATNA_OFFICER);
        play.rosterChanged(null);
        assertThat(play.kase().status()).isEqualTo(ComplaintStatus.ASSIGNED);

        play.at(hours(49).minusMillis(1));
        assertFault(play.refused(reject(owner, RejectReason.NO_RESPONSE)), RefusalCode.INVALID_VALUE, "reason");
        play.at(hours(49)).act(reject(owner, RejectReason.NO_RESPONSE));
        assertThat(play.kase().status()).isEqualTo(ComplaintStatus.REJECTED);
    }

    @Test
    void rejectForNoResponseIsAllowedOnceTheWaitIsOver() {
        var play = ComplaintFixtures.anAskedComplaint().at(hours(48).minusMillis(1));
        var owner = actor(PATNA_OFFICER);
        assertThat(play.refused(reject(owner, RejectReason.NO_RESPONSE)).code())
                .as("AwaitingCitizen answers 409")
                .isEqualTo(RefusalCode.ILLEGAL_TRANSITION);

        play.at(hours(48)).act(reject(owner, RejectReason.NO_RESPONSE));
        assertThat(play.kase().state()).isEqualTo(new ComplaintState.Rejected(RejectReason.NO_RESPONSE));
        assertThat(play.events()).containsSubsequence(ComplaintEvent.INFO_TIME_OVER, ComplaintEvent.REJECTED);
    }

    @Test
    void anAnsweredQuestionIsNoReasonToRejectForNoResponse() {
        var play = ComplaintFixtures.anAskedComplaint().atHour(40).act(request(CITIZEN, ComplaintAction.PROVIDE_INFO));
        assertFault(
                play.atHour(60).refused(reject(actor(BIHAR_OFFICER), RejectReason.NO_RESPONSE)),
                RefusalCode.FORBIDDEN,
                null);
        assertFault(
                play.refused(reject(actor(PATNA_OFFICER), RejectReason.NO_RESPONSE)),
                RefusalCode.INVALID_VALUE,
                "reason");
    }

    @Test
    void transferNeedsAnotherOfficeAndAComment() {
        var owner = actor(PATNA_OFFICER);
        var play = aRoutedComplaint();
        assertFault(
                play.refused(transfer(owner, (ActionRequest.OfficeChange) null)), RefusalCode.MISSING_FIELD, "office");
        assertFault(play.refused(transfer(owner, HEALTH)), RefusalCode.INVALID_VALUE, "office");
        assertFault(play.refused(transfer(owner, BIHAR, PATNA)), RefusalCode.INVALID_VALUE, "office");
        assertFault(
                play.refused(transfer(owner, new ActionRequest.OfficeChange(null, null, null))),
                RefusalCode.INVALID_VALUE,
                "office");
        assertFault(
                play.refused(transfer(owner, new ActionRequest.OfficeChange(null, 33, null))),
                RefusalCode.MISSING_FIELD,
                "office.lgdDistrict");
        var silent = new ActionRequest(
                "silent",
                "silent",
                owner,
                ComplaintAction.TRANSFER,
                false,
                null,
                null,
                null,
                false,
                new ActionRequest.OfficeChange(null, null, GAYA),
                null);
        assertFault(play.refused(silent), RefusalCode.MISSING_FIELD, "comment");
    }

    @Test
    void relationIsCheckedBeforeStateAndStateBeforeFields() {
        var resolved = aResolvedComplaint();
        assertFault(resolved.refused(bare(STATE, ComplaintAction.RESOLVE)), RefusalCode.FORBIDDEN, null);
        assertFault(
                resolved.refused(bare(actor(PATNA_OFFICER), ComplaintAction.RESOLVE)),
                RefusalCode.ILLEGAL_TRANSITION,
                null);
        assertFault(
                aRoutedComplaint().refused(bare(actor(PATNA_OFFICER), ComplaintAction.RESOLVE)),
                RefusalCode.MISSING_FIELD,
                "comment");
        assertFault(
                aHeldComplaint().refused(bare(STATE, ComplaintAction.ESCALATE)), RefusalCode.ILLEGAL_TRANSITION, null);
    }

    @Test
    void aRefusalSaysWhatThisPersonMayDoInstead() {
        assertThat(aResolvedComplaint()
                        .refused(bare(CITIZEN, ComplaintAction.WITHDRAW))
                        .allowed())
                .containsExactly(ComplaintAction.COMMENT, ComplaintAction.RATE, ComplaintAction.REOPEN);
        assertThat(aRoutedComplaint().kase().category()).isEqualTo(CATEGORY);
    }

    private static void assertFault(Refusal refusal, RefusalCode code, @Nullable String field) {
        assertThat(refusal.code()).as(refusal.rule()).isEqualTo(code);
        assertThat(refusal.field()).isEqualTo(field);
    }
}
