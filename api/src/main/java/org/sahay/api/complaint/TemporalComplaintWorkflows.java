package org.sahay.api.complaint;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sahay.store.complaint.ComplaintStarts;
import org.sahay.store.trace.RequestContext;
import org.sahay.workflows.complaint.ActionOutcome;
import org.sahay.workflows.complaint.ActionRequest;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintWorkflow;
import org.sahay.workflows.complaint.Refusal;
import org.sahay.workflows.complaint.RefusalCode;

/** Asks by a Temporal update whose id is the action's key, so that asking again finds the first asking. */
final class TemporalComplaintWorkflows implements ComplaintWorkflows, AutoCloseable {
    private final WorkflowClient client;
    private final Duration patience;
    private final Executor callers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("update-", 0).factory());
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("update-deadlines").factory());

    TemporalComplaintWorkflows(WorkflowClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    @Override
    public ActionOutcome act(ComplaintCase kase, boolean started, ActionRequest request) {
        RequestContext caller = RequestContext.current();
        Context.CancellableContext bounded =
                Context.current().withDeadline(Deadline.after(patience.toMillis(), TimeUnit.MILLISECONDS), deadlines);
        var answer = CompletableFuture.supplyAsync(
                () -> within(caller, bounded, () -> ask(kase, started, request)), callers);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new WorkflowUnavailableException(late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new WorkflowUnavailableException(interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        } finally {
            bounded.cancel(null);
        }
    }

    private static ActionOutcome within(
            RequestContext caller, Context bounded, java.util.concurrent.Callable<ActionOutcome> work) {
        try {
            return RequestContext.call(caller, () -> bounded.call(work));
        } catch (RuntimeException known) {
            throw known;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        }
    }

    private ActionOutcome ask(ComplaintCase kase, boolean started, ActionRequest request) {
        try {
            return (started ? update(kase, request) : updateWithStart(kase, request)).getResult();
        } catch (WorkflowException failed) {
            if (isOfNoWorkflow(failed)) {
                throw new WorkflowEndedException(failed);
            }
            return refused(kase, failed);
        } catch (RuntimeException failed) {
            throw new WorkflowUnavailableException(failed);
        }
    }

    private WorkflowUpdateHandle<ActionOutcome> update(ComplaintCase kase, ActionRequest request) {
        return client.newUntypedWorkflowStub(ComplaintWorkflow.idFor(kase.id())).startUpdate(options(request), request);
    }

    private WorkflowUpdateHandle<ActionOutcome> updateWithStart(ComplaintCase kase, ActionRequest request) {
        WorkflowStub stub =
                client.newUntypedWorkflowStub(ComplaintWorkflow.class.getSimpleName(), ComplaintStarts.options(kase));
        return stub.startUpdateWithStart(
                options(request), new Object[] {request}, new Object[] {ComplaintStarts.input(kase)});
    }

    private static UpdateOptions<ActionOutcome> options(ActionRequest request) {
        return UpdateOptions.newBuilder(ActionOutcome.class)
                .setUpdateName("act")
                .setUpdateId(request.key())
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build();
    }

    /** There is none to update, or none may be started any more. */
    private static boolean isOfNoWorkflow(WorkflowException failed) {
        if (failed instanceof WorkflowNotFoundException || failed instanceof WorkflowExecutionAlreadyStarted) {
            return true;
        }
        return failed.getCause() instanceof StatusRuntimeException status
                && (status.getStatus().getCode() == Status.Code.ALREADY_EXISTS
                        || status.getStatus().getCode() == Status.Code.NOT_FOUND);
    }

    /** The refusal that a failed update carries in one of its causes; anything else is no answer. */
    private static ActionOutcome refused(ComplaintCase kase, RuntimeException failed) {
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure failure && isRefusal(failure)) {
                return new ActionOutcome(kase.seq(), failure.getDetails().get(Refusal.class));
            }
        }
        throw new WorkflowUnavailableException(failed);
    }

    private static boolean isRefusal(ApplicationFailure failure) {
        return failure.getDetails().getSize() > 0
                && Arrays.stream(RefusalCode.values())
                        .anyMatch(code -> code.code().equals(failure.getType()));
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }
}
