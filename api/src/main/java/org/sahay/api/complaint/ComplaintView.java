package org.sahay.api.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.complaint.ComplaintSummary.ClocksJson;
import org.sahay.api.complaint.ComplaintSummary.LinksJson;
import org.sahay.api.complaint.ComplaintSummary.OwnerJson;
import org.sahay.api.security.Personal;
import org.sahay.workflows.complaint.ComplaintAction;
import org.sahay.workflows.complaint.ComplaintEvent;
import org.sahay.workflows.complaint.ComplaintOutcome;
import org.sahay.workflows.complaint.ComplaintStatus;
import org.sahay.workflows.complaint.Office;
import org.sahay.workflows.complaint.RoutingExplanation.RungTried;

/** A complaint as one person may see it now. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Complaint")
record ComplaintView(
        UUID id,
        String number,
        ComplaintStatus status,
        @Nullable ComplaintOutcome outcome,

        @Schema(description = "Why it is held or was rejected") @Nullable
        String reason,

        String category,
        int level,
        @Nullable OwnerJson owner,

        @Schema(description = "Absent only after an action by which the case left this person's sight") @Nullable
        ClocksJson clocks,

        LinksJson links,
        Office office,
        String language,
        String channel,
        @Nullable UUID facilityId,
        Instant acceptedAt,

        @Personal @Schema(description = "Only for the complainant and officers") @Nullable
        String description,

        List<EntryJson> timeline,

        @Schema(description = "Why it went last to whom it went, or to nobody") @Nullable
        RoutingJson routing,

        @Schema(description = "What this person may do now") List<ComplaintAction> allowedActions,

        @Schema(description = "Only for officers and operators") @Nullable
        WorkflowJson workflow) {
    ComplaintView {
        timeline = List.copyOf(timeline);
        allowedActions = List.copyOf(allowedActions);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TimelineEntry")
    record EntryJson(
            long seq,
            Instant at,

            @Schema(description = "When it was due, for events of the clocks") @Nullable
            Instant dueAt,

            @Schema(implementation = String.class, example = "routed")
            ComplaintEvent event,

            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Schema(description = "Null for the acceptance", nullable = true)
            @Nullable
            ComplaintStatus from,

            ComplaintStatus to,
            int level,
            ActorJson actor,

            @Personal
            @Schema(description = "Comment, question or answer; only for the complainant and officers")
            @Nullable
            String text) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TimelineActor")
    record ActorJson(
            @Schema(description = "A role, or system", example = "district_officer")
            String role,

            @Nullable UUID id) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Routing")
    record RoutingJson(
            long seq,
            @Nullable UUID chosen,

            @Schema(description = "The reason in the caller's language")
            String summary,

            List<RungTried> rungs) {
        RoutingJson {
            rungs = List.copyOf(rungs);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Workflow")
    record WorkflowJson(
            String id, @Nullable String runId, @Nullable String url) {}
}
