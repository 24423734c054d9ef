package org.sahay.local.agreement;

import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.complaint.ComplaintEvent;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.ComplaintInput;
import org.sahay.workflows.complaint.ComplaintStatus;
import org.sahay.workflows.complaint.ComplaintWorkflow;
import org.sahay.workflows.complaint.RecordRequest;
import org.sahay.workflows.complaint.Recorded;
import org.sahay.workflows.complaint.Transition;

/**
 * Reads the transitions of a complaint out of its workflow's history: the acceptance is its input, every other is in the
 * marker of the local activity that recorded it, or of the one that found it stored. All runs of a workflow continued as
 * new are read, the first first.
 */
public final class HistoryTransitions {
    private static final String RECORD = "ComplaintRecord";
    private static final String STORED = "ComplaintStored";

    private final WorkflowClient client;
    private final DataConverter converter;

    public HistoryTransitions(WorkflowClient client, DataConverter converter) {
        this.client = client;
        this.converter = converter;
    }

    public List<Entry> of(ComplaintId id) {
        String workflowId = ComplaintWorkflow.idFor(id);
        var entries = new ArrayList<Entry>();
        String run = firstRun(workflowId);
        while (!run.isEmpty()) {
            String next = "";
            for (HistoryEvent event : client.fetchHistory(workflowId, run).getEvents()) {
                entries.addAll(entriesOf(event));
                next = nextRun(event).orElse(next);
            }
            run = next;
        }
        return entries;
    }

    private String firstRun(String workflowId) {
        return client.fetchHistory(workflowId)
                .getEvents()
                .getFirst()
                .getWorkflowExecutionStartedEventAttributes()
                .getFirstExecutionRunId();
    }

    private static Optional<String> nextRun(HistoryEvent event) {
        return event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW
                ? Optional.of(event.getWorkflowExecutionContinuedAsNewEventAttributes()
                        .getNewExecutionRunId())
                : Optional.empty();
    }

    List<Entry> entriesOf(HistoryEvent event) {
        if (event.hasWorkflowExecutionStartedEventAttributes()) {
            var started = event.getWorkflowExecutionStartedEventAttributes();
            var input = read(started.getInput(), ComplaintInput.class);
            boolean first = started.getContinuedExecutionRunId().isEmpty();
            return first && input != null ? List.of(acceptance(input)) : List.of();
        }
        if (!event.hasMarkerRecordedEventAttributes()) {
            return List.of();
        }
        var details = event.getMarkerRecordedEventAttributes().getDetailsMap();
        String type = details.containsKey("type") ? read(details.get("type"), String.class) : null;
        if (!RECORD.equals(type) && !STORED.equals(type)) {
            return List.of();
        }
        Recorded recorded = read(details.get("result"), Recorded.class);
        if (recorded != null && recorded.stored() != null) {
            return recorded.transitions().stream()
                    .map(HistoryTransitions::entry)
                    .toList();
        }
        RecordRequest request = STORED.equals(type) ? null : read(details.get("input"), RecordRequest.class);
        return request == null
                ? List.of()
                : request.transitions().stream().map(HistoryTransitions::entry).toList();
    }

    private static Entry acceptance(ComplaintInput input) {
        return new Entry(
                1,
                ComplaintEvent.ACCEPTED.code(),
                null,
                ComplaintStatus.SUBMITTED.name(),
                input.kase().level());
    }

    /** A transition as every account tells it. */
    public static Entry entry(Transition transition) {
        var from = transition.from();
        return new Entry(
                transition.seq(),
                transition.event().code(),
                from == null ? null : from.name(),
                transition.to().name(),
                transition.level());
    }

    private <T> @Nullable T read(@Nullable Payloads payloads, Class<T> type) {
        return payloads == null ? null : converter.fromPayloads(0, Optional.of(payloads), type, type);
    }
}
