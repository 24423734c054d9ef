package org.sahay.workflows.complaint;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.Optional;
import java.util.UUID;

/**
 * One complaint from its acceptance to its end: routes it, keeps its clocks and lets people act on it. The only one that
 * moves a case.
 */
@WorkflowInterface
public interface ComplaintWorkflow {
    /** Workflow id of a complaint. */
    static String idFor(ComplaintId id) {
        return "complaint/" + id;
    }

    /** The complaint whose workflow has this id; empty for another one's. */
    static Optional<ComplaintId> complaintOf(String workflowId) {
        try {
            return Optional.of(new ComplaintId(UUID.fromString(workflowId.replaceFirst("^complaint/", ""))))
                    .filter(id -> idFor(id).equals(workflowId));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @WorkflowMethod
    ComplaintOutcome run(ComplaintInput input);

    /**
     * Lets a person act. Idempotent by the request's key. A refusal is thrown by the validator, to be read by {@link
     * ActionRefusedException#refusalIn}, or returned when only the handler could see it.
     */
    @UpdateMethod
    ActionOutcome act(ActionRequest request);

    @UpdateValidatorMethod(updateName = "act")
    void validateAct(ActionRequest request);

    /** The roster has changed; the case routes again if that concerns it. */
    @SignalMethod
    void rosterChanged(RosterChange change);

    /**
     * The outcome of an action is open: its transition may have been recorded by an attempt that nobody heard of again. The
     * case reads its row, and adopts it when it stands further on.
     */
    @SignalMethod
    void rereadRow();

    /** The case as the workflow knows it, for operators and tests; what people see comes from SQL. */
    @QueryMethod
    ComplaintCase current();
}
