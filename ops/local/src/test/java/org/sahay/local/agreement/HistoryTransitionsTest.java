package org.sahay.local.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.MarkerRecordedEventAttributes;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sahay.store.temporal.SahayDataConverter;
import org.sahay.workflows.complaint.Complainant;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.Office;
import org.sahay.workflows.complaint.RecordRequest;
import org.sahay.workflows.complaint.Recorded;
import org.sahay.workflows.complaint.SlaPolicy;
import org.sahay.workflows.complaint.StoredQuestion;
import org.sahay.workflows.complaint.Transition;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;

/** In which markers of a history transitions are found; no server is asked. */
class HistoryTransitionsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final DataConverter converter = SahayDataConverter.create();
    private final WorkflowServiceStubs nobody = WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:1").build());
    private final HistoryTransitions histories = new HistoryTransitions(WorkflowClient.newInstance(nobody), converter);
    private final ComplaintCase kase = aCase();
    private final List<Transition> made = List.of(Transition.accepted(
            NOON,
            kase.office(),
            new Actor(kase.complainant().citizenId(), Role.CITIZEN, Area.COUNTRY),
            kase.complainant().citizenId()));

    @AfterEach
    void close() {
        nobody.shutdownNow();
    }

    @Test
    void whatWasRecordedIsInTheRequestUnlessAnEarlierAttemptWasFound() {
        var request = new RecordRequest("run", kase, made, null);
        assertThat(histories.entriesOf(marker("ComplaintRecord", request, Recorded.AS_REQUESTED)))
                .containsExactly(HistoryTransitions.entry(made.getFirst()));
        assertThat(histories.entriesOf(marker("ComplaintRecord", request, new Recorded(kase, List.of()))))
                .isEmpty();
    }

    @Test
    void whatAWorkflowFoundInItsRowIsInTheAnswer() {
        var question = new StoredQuestion(kase.id(), 0);
        assertThat(histories.entriesOf(marker("ComplaintStored", question, new Recorded(kase, made))))
                .containsExactly(HistoryTransitions.entry(made.getFirst()));
        assertThat(histories.entriesOf(marker("ComplaintStored", question, Recorded.AS_REQUESTED)))
                .isEmpty();
    }

    private HistoryEvent marker(String type, Object input, Object result) {
        return HistoryEvent.newBuilder()
                .setMarkerRecordedEventAttributes(MarkerRecordedEventAttributes.newBuilder()
                        .putDetails("type", payloads(type))
                        .putDetails("input", payloads(input))
                        .putDetails("result", payloads(result)))
                .build();
    }

    private Payloads payloads(Object value) {
        return converter.toPayloads(value).orElseThrow();
    }

    private static ComplaintCase aCase() {
        Duration day = Duration.ofHours(24);
        var policy = new SlaPolicy(1, day, day, 80, List.of(100, 200), true, 2, day, day, day, 2, 3, day);
        return ComplaintCase.accepted(
                new ComplaintId(UUID.randomUUID()),
                "STAFF_ABSENT",
                policy,
                new Complainant(UUID.randomUUID(), null),
                new Office("HEALTH_SERVICES", 10, 212),
                NOON);
    }
}
