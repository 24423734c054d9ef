package org.sahay.workflows.complaint;

import io.temporal.workflow.WorkflowInit;

/**
 * The complaint's workflow that goes on in a new history after five actions. Told by the case and not by the history's
 * length, which is another when it is replayed; and by actions alone, since the test server skips no more time once a
 * run ends while one of its messages is on its way.
 */
public class ShortHistoryComplaintWorkflow extends ComplaintWorkflowImpl {
    private static final int ACTIONS = 5;

    private final int carriedActions;

    @WorkflowInit
    public ShortHistoryComplaintWorkflow(ComplaintInput input) {
        super(input);
        carriedActions = input.kase().applied().size();
    }

    @Override
    protected boolean continueAsNewDue() {
        return current().applied().size() >= carriedActions + ACTIONS;
    }
}
