package org.sahay.store.complaint;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import org.sahay.store.outbox.OutboxRow;
import org.sahay.store.outbox.TemporalCommand;
import org.sahay.store.temporal.CaseJson;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.ComplaintWorkflow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signals a case to read its row again. A case that has ended has nothing left to learn. */
final class RereadRowCommand implements TemporalCommand {
    private static final Logger LOG = LoggerFactory.getLogger(RereadRowCommand.class);

    private final CaseJson json;

    RereadRowCommand(CaseJson json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return RowRereads.KIND;
    }

    @Override
    public void perform(WorkflowClient client, OutboxRow row) {
        String workflowId = ComplaintWorkflow.idFor(json.read(row.entry().payload(), ComplaintId.class));
        try {
            client.newWorkflowStub(ComplaintWorkflow.class, workflowId).rereadRow();
        } catch (WorkflowNotFoundException ended) {
            LOG.debug("{} has ended; it has nothing left to learn", workflowId);
        }
    }
}
