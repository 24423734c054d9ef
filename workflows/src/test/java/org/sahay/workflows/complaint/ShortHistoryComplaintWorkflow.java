package org.sahay.workflows.complaint;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** The complaint's workflow with a history so short that it goes on in a new one again and again. */
public class ShortHistoryComplaintWorkflow extends ComplaintWorkflowImpl {
    private static final int EVENTS = 30;

    @WorkflowInit
    public ShortHistoryComplaintWorkflow(ComplaintInput input) {
        super(input);
    }

    @Override
    protected boolean continueAsNewDue() {
        return Workflow.getInfo().getHistoryLength() > EVENTS;
    }
}
