package org.sahay.workflows.complaint;

import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_TIMER_CANCELED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_TIMER_FIRED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_TIMER_STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sahay.workflows.complaint.ComplaintAction.PROVIDE_INFO;
import static org.sahay.workflows.complaint.ComplaintAction.REQUEST_INFO;
import static org.sahay.workflows.complaint.ComplaintFixtures.BIHAR;
import static org.sahay.workflows.complaint.ComplaintFixtures.CITIZEN;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA;
import static org.sahay.workflows.complaint.ComplaintFixtures.PATNA_OFFICER;
import static org.sahay.workflows.complaint.ComplaintFixtures.POLICY;
import static org.sahay.workflows.complaint.ComplaintFixtures.actor;
import static org.sahay.workflows.complaint.ComplaintFixtures.anAcceptedComplaint;
import static org.sahay.workflows.complaint.ComplaintFixtures.officeIn;
import static org.sahay.workflows.complaint.Requests.request;

import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The one timer of a case, as its history tells. */
class ComplaintTimerTest {
    @AutoClose
    private final ComplaintTestServer server = new ComplaintTestServer();

    @Test
    void firesOncePerDeadlineAndIsTheOnlyOne() {
        var complaint = server.start(officeIn(BIHAR, PATNA));
        complaint.passHours(96);
        complaint.now();

        long deadlines = complaint.timeline().stream()
                .map(Transition::dueAt)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        assertThat(deadlines).isGreaterThanOrEqualTo(4);
        assertThat(complaint.count(EVENT_TYPE_TIMER_FIRED)).isEqualTo(deadlines);
        assertThat(complaint.count(EVENT_TYPE_TIMER_STARTED)).isEqualTo(deadlines + 1);
        assertThat(complaint.timersPendingAfterEachTask()).isNotEmpty().allMatch(pending -> pending <= 1);
    }

    @Test
    void everyDeadlineIsMetOnTime() {
        var complaint = server.start(officeIn(BIHAR, PATNA));
        complaint.passHours(96);
        complaint.now();
        assertThat(complaint.timeline())
                .filteredOn(t -> t.dueAt() != null)
                .allSatisfy(t -> assertThat(Duration.between(t.dueAt(), t.at()))
                        .isBetween(Duration.ZERO, Duration.ofMinutes(1)));
    }

    @Test
    void movesWithAPauseAndIsNeverTwo() {
        var complaint = server.start(officeIn(BIHAR, PATNA));
        complaint.now(); // Its first timer is set before the question comes.
        complaint.act(request(actor(PATNA_OFFICER), REQUEST_INFO));
        complaint.passHours(10);
        complaint.act(request(CITIZEN, PROVIDE_INFO));
        Instant breachAt = complaint.now().citizenClock().breachAt();
        assertThat(breachAt)
                .isAfter(complaint.accepted.citizenClock().breachAt().plus(Duration.ofHours(10)));

        complaint.passHours(48);
        complaint.now();
        assertThat(complaint.count(ComplaintEvent.BREACH)).isZero();
        complaint.passBeyond(breachAt);
        complaint.now();
        assertThat(complaint.count(ComplaintEvent.BREACH)).isEqualTo(1);
        assertThat(complaint.timersPendingAfterEachTask()).allMatch(pending -> pending <= 1);
        assertThat(complaint.count(EVENT_TYPE_TIMER_CANCELED))
                .as("question and answer")
                .isEqualTo(2);
    }

    @Test
    void aCommentLeavesTheTimerAlone() {
        var complaint = server.start(officeIn(BIHAR, PATNA));
        complaint.now();
        for (int n = 0; n < 5; n++) {
            complaint.act(request(CITIZEN, ComplaintAction.COMMENT));
        }
        assertThat(complaint.count(EVENT_TYPE_TIMER_STARTED)).isEqualTo(1);
        assertThat(complaint.count(EVENT_TYPE_TIMER_CANCELED)).isZero();
    }

    @Test
    void saysWhatItWaitsFor() {
        var complaint = server.start(officeIn(BIHAR, PATNA));
        complaint.now();
        assertThat(complaint.history())
                .filteredOn(e -> e.getEventType() == EVENT_TYPE_TIMER_STARTED)
                .extracting(ComplaintTimerTest::summaryOf)
                .singleElement()
                .asString()
                .contains("officer-deadline due ");
    }

    @Test
    void aLateWorkerTakesEachDeadlineOnceInItsOrderWithoutATimer() {
        var kase = anAcceptedComplaint(server.now().minus(Duration.ofHours(100)), POLICY, officeIn(BIHAR, PATNA));
        var complaint = server.start(kase);
        complaint.now();
        assertThat(complaint.count(ComplaintEvent.WARNING)).isEqualTo(1);
        assertThat(complaint.count(ComplaintEvent.BREACH)).isEqualTo(1);
        assertThat(complaint.count(ComplaintEvent.RUNG)).isEqualTo(2);
        assertThat(complaint.timeline())
                .extracting(Transition::dueAt)
                .filteredOn(Objects::nonNull)
                .isSorted();
        assertThat(complaint.count(EVENT_TYPE_TIMER_FIRED)).isZero();
        assertThat(server.database.records()).as("all in one transaction").isEqualTo(1);
    }

    private static String summaryOf(HistoryEvent event) {
        return event.getUserMetadata().getSummary().getData().toStringUtf8();
    }
}
