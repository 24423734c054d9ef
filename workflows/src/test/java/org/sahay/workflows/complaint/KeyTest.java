package org.sahay.workflows.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintAction.COMMENT;
import static org.sahay.workflows.complaint.ComplaintAction.ESCALATE;
import static org.sahay.workflows.complaint.ComplaintAction.RESOLVE;
import static org.sahay.workflows.complaint.ComplaintAction.START;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.aRoutedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.Requests.rate;
import static org.sahay.workflows.complaint.Requests.request;
import static org.sahay.workflows.complaint.Requests.transfer;
import static org.sahay.workflows.complaint.Requests.withKey;

import org.junit.jupiter.api.Test;

/** One key, one effect. */
class KeyTest {
    @Test
    void theSameRequestAgainHasNoSecondEffectEvenWhereItWouldBeRefused() {
        var start = request(actor(PATNA_OFFICER), START);
        var play = aRoutedComplaint().act(start);
        var once = play.kase();
        assertThat(play.act(start).kase()).isEqualTo(once);

        var resolve = request(actor(PATNA_OFFICER), RESOLVE);
        play.act(resolve).act(rate(CITIZEN, 5));
        var closed = play.kase();
        assertThat(play.act(resolve).kase()).isEqualTo(closed);
    }

    @Test
    void theEntryAnActionMadeIsKnownByItsKey() {
        var start = request(actor(PATNA_OFFICER), START);
        var play = aRoutedComplaint().act(start).act(request(CITIZEN, COMMENT));
        assertThat(play.kase().applied(start.key()).seq()).isEqualTo(3);
        assertThat(play.kase().applied("another")).isNull();
        assertThat(play.timeline)
                .filteredOn(t -> start.key().equals(t.actionKey()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.seq()).isEqualTo(3));
    }

    @Test
    void anActionThatIsRoutedIsKnownByItsOwnEntry() {
        var transfer = transfer(actor(PATNA_OFFICER), 33, 568);
        var transferred = aRoutedComplaint().act(transfer);
        assertThat(transferred.kase().applied(transfer.key()).seq()).isEqualTo(3);
        assertThat(transferred.kase().seq()).isEqualTo(4);

        var escalate = request(actor(PATNA_OFFICER), ESCALATE);
        var escalated = aRoutedComplaint().act(escalate);
        assertThat(escalated.kase().applied(escalate.key()).seq()).isEqualTo(3);
        assertThat(escalated.act(escalate).kase().level())
                .as("not escalated twice")
                .isEqualTo(2);
    }

    @Test
    void theSameKeyForAnotherBodyIsRefused() {
        var comment = request(CITIZEN, COMMENT);
        var play = aRoutedComplaint().act(comment);
        var refusal = play.refused(withKey(request(CITIZEN, COMMENT), comment.key()));
        assertThat(refusal.code()).isEqualTo(RefusalCode.KEY_REUSED);
        assertThat(refusal.allowed()).contains(COMMENT);
    }

    @Test
    void aRefusedActionLeavesItsKeyFree() {
        var early = withKey(rate(CITIZEN, 5), "rated", "body");
        var play = aRoutedComplaint();
        play.refused(early);
        play.act(request(actor(PATNA_OFFICER), RESOLVE)).act(early);
        assertThat(play.kase().closed()).isTrue();
    }

    @Test
    void theLastTwoHundredKeysAreKept() {
        var play = aRoutedComplaint();
        for (int n = 1; n <= 201; n++) {
            play.act(withKey(request(CITIZEN, COMMENT), "comment-" + n));
        }
        assertThat(play.kase().applied()).hasSize(200);
        assertThat(play.kase().applied("comment-1")).isNull();
        assertThat(play.kase().applied("comment-2")).isNotNull();
        assertThat(play.kase().applied("comment-201").seq())
                .isEqualTo(play.kase().seq());
    }
}
