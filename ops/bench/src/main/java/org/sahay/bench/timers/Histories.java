package org.sahay.bench.timers;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.sahay.local.agreement.LocalPayloads;
import org.sahay.local.platform.LocalSettings;

/** Reads workflow histories from Temporal. */
final class Histories {
    private static final int AT_ONCE = 8;

    private Histories() {}

    /** The history of each case's workflow; empty for a case that has none. */
    static List<CaseHistory> read(LocalSettings settings, Collection<UUID> cases) {
        var payloads = LocalPayloads.of(settings);
        Function<Payload, String> text = payload -> payloads.fromPayload(payload, String.class, String.class);
        var service = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(settings.temporalTarget())
                .build());
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var reads = cases.stream()
                    .map(id -> (Callable<CaseHistory>) () -> CaseHistory.of(events(service, id), text))
                    .toList();
            return threads.invokeAll(reads).stream().map(Future::resultNow).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading histories", e);
        } finally {
            service.shutdownNow();
        }
    }

    private static List<HistoryEvent> events(WorkflowServiceStubs service, UUID id) {
        var events = new ArrayList<HistoryEvent>();
        var page = ByteString.EMPTY;
        try {
            do {
                var answer = service.blockingStub().getWorkflowExecutionHistory(request(id, page));
                events.addAll(answer.getHistory().getEventsList());
                page = answer.getNextPageToken();
            } while (!page.isEmpty());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.NOT_FOUND) {
                throw e;
            }
        }
        return events;
    }

    private static GetWorkflowExecutionHistoryRequest request(UUID id, ByteString page) {
        return GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace(LocalSettings.NAMESPACE)
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId("complaint/" + id))
                .setNextPageToken(page)
                .build();
    }
}
