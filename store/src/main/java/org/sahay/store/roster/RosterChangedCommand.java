package org.sahay.store.roster;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import org.sahay.store.outbox.OutboxRow;
import org.sahay.store.outbox.TemporalCommand;
import org.sahay.store.temporal.CaseJson;
import org.sahay.workflows.complaint.ComplaintWorkflow;
import org.sahay.workflows.complaint.RosterChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signals a case that the roster has changed. A case that has ended meanwhile needs nobody. */
final class RosterChangedCommand implements TemporalCommand {
    private static final Logger LOG = LoggerFactory.getLogger(RosterChangedCommand.class);

    private final CaseJson json;

    RosterChangedCommand(CaseJson json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return RosterWakeUps.KIND;
    }

    @Override
    public void perform(WorkflowClient client, OutboxRow row) {
        RosterWakeUp wakeUp = json.read(row.entry().payload(), RosterWakeUp.class);
        String workflowId = ComplaintWorkflow.idFor(wakeUp.complaintId());
        try {
            client.newWorkflowStub(ComplaintWorkflow.class, workflowId)
                    .rosterChanged(new RosterChange(wakeUp.departed()));
        } catch (WorkflowNotFoundException ended) {
            LOG.debug("{} has ended; the roster change does not concern it", workflowId);
        }
    }
}
