package org.sahay.api.complaint;

import org.sahay.workflows.complaint.ActionOutcome;
import org.sahay.workflows.complaint.ActionRequest;
import org.sahay.workflows.complaint.ComplaintCase;

/** Lets a person's action be decided by the workflow of the case; the only way a case moves. */
interface ComplaintWorkflows {
    /**
     * Asks, and waits five seconds at most; a workflow that has not started yet is started with it.
     *
     * @param kase the case as the row has it
     * @param started whether a run of the workflow has written to the row
     * @return the outcome after the row is committed, with the refusal if it was refused
     * @throws WorkflowUnavailableException when no answer came; whether the action happens is then open
     * @throws WorkflowEndedException when the workflow has ended, so that the row says all there is
     */
    ActionOutcome act(ComplaintCase kase, boolean started, ActionRequest request);

    /** No answer within the time; the same key asks again. */
    final class WorkflowUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WorkflowUnavailableException(Throwable cause) {
            super("The workflow gave no answer in time", cause);
        }
    }

    /** There is no workflow that could decide any more. */
    final class WorkflowEndedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WorkflowEndedException(Throwable cause) {
            super("The workflow has ended", cause);
        }
    }
}
