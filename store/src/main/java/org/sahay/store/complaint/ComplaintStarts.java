package org.sahay.store.complaint;

import static java.time.ZoneOffset.UTC;
import static org.sahay.workflows.temporal.SearchAttributes.CATEGORY;
import static org.sahay.workflows.temporal.SearchAttributes.DISTRICT;
import static org.sahay.workflows.temporal.SearchAttributes.DUE_AT;
import static org.sahay.workflows.temporal.SearchAttributes.HELD;
import static org.sahay.workflows.temporal.SearchAttributes.LEVEL;
import static org.sahay.workflows.temporal.SearchAttributes.STATE_CODE;
import static org.sahay.workflows.temporal.SearchAttributes.STATUS;

import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import java.time.Instant;
import java.util.List;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.ComplaintInput;
import org.sahay.workflows.complaint.ComplaintWorkflow;
import org.sahay.workflows.complaint.Notice;
import org.sahay.workflows.complaint.NoticeKind;
import org.sahay.workflows.notification.NoticeBatch;
import org.sahay.workflows.temporal.TaskQueues;

/**
 * How a complaint's workflow is started, whoever starts it: the relay, or an action that came before it. Started twice, it
 * is one workflow; started after its end, none.
 */
public final class ComplaintStarts {
    /** Kind of the outbox record. */
    public static final String KIND = "complaint.start";

    private ComplaintStarts() {}

    /** What the workflow of a case starts with; the acceptance owes the citizen its notice. */
    public static ComplaintInput input(ComplaintCase kase) {
        var notice =
                Notice.toCitizen(NoticeKind.CITIZEN_ACCEPTED, kase.complainant().citizenId());
        var batch = new NoticeBatch(kase.id(), List.of(new NoticeBatch.Owed(1, 1, notice)));
        return new ComplaintInput(kase, kase.seq() == 1 ? List.of(batch) : List.of());
    }

    public static WorkflowOptions options(ComplaintCase kase) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(ComplaintWorkflow.idFor(kase.id()))
                .setTaskQueue(TaskQueues.COMPLAINTS)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setDisableEagerExecution(false)
                .setTypedSearchAttributes(searchAttributes(kase))
                .setStaticSummary("%s in %d/%d"
                        .formatted(
                                kase.category(),
                                kase.office().lgdState(),
                                kase.office().lgdDistrict()))
                .setStaticDetails(details(kase))
                .build();
    }

    private static String details(ComplaintCase kase) {
        return """
                - department: %s
                - accepted: %s
                - term of the citizen clock: %s, policy version %d
                """.formatted(
                        kase.office().department(),
                        kase.citizenClock().startedAt(),
                        kase.policy().slaTerm(),
                        kase.policy().version());
    }

    private static SearchAttributes searchAttributes(ComplaintCase kase) {
        var attributes = SearchAttributes.newBuilder()
                .set(STATUS, kase.status().name())
                .set(CATEGORY, kase.category())
                .set(STATE_CODE, Integer.toString(kase.office().lgdState()))
                .set(DISTRICT, Integer.toString(kase.office().lgdDistrict()))
                .set(LEVEL, (long) kase.level())
                .set(HELD, kase.wantsSomebody());
        Instant dueAt = kase.citizenClock().dueAt();
        if (dueAt != null) {
            attributes.set(DUE_AT, dueAt.atOffset(UTC));
        }
        return attributes.build();
    }
}
