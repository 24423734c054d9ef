package org.sahay.store.complaint;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import org.sahay.store.outbox.OutboxRow;
import org.sahay.store.outbox.TemporalCommand;
import org.sahay.store.temporal.CaseJson;
import org.sahay.workflows.complaint.ComplaintInput;
import org.sahay.workflows.complaint.ComplaintWorkflow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the workflow of an accepted complaint; one that was started before, or has even ended, is done. */
final class ComplaintStartCommand implements TemporalCommand {
    private static final Logger LOG = LoggerFactory.getLogger(ComplaintStartCommand.class);

    private final CaseJson json;

    ComplaintStartCommand(CaseJson json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return ComplaintStarts.KIND;
    }

    @Override
    public void perform(WorkflowClient client, OutboxRow row) {
        ComplaintInput input = json.read(row.entry().payload(), ComplaintInput.class);
        var workflow = client.newWorkflowStub(ComplaintWorkflow.class, ComplaintStarts.options(input.kase()));
        try {
            WorkflowClient.start(workflow::run, input);
        } catch (WorkflowExecutionAlreadyStarted started) {
            LOG.debug("{} was started before", started.getExecution().getWorkflowId());
        }
    }
}
