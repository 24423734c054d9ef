package org.sahay.workflows.complaint;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;

/** The complaint's workflow with a change that no running case survives: a wait before it looks at what is due. */
public class BrokenComplaintWorkflow extends ComplaintWorkflowImpl {
    @WorkflowInit
    public BrokenComplaintWorkflow(ComplaintInput input) {
        super(input);
    }

    @Override
    public ComplaintOutcome run(ComplaintInput input) {
        Workflow.sleep(Duration.ofSeconds(1));
        return super.run(input);
    }
}
