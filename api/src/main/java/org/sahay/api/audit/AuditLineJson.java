package org.sahay.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who looked, as the person may know it. What the law has them know is which institution holds their data and for what it is used;
 * who of its staff sat there is its own to answer for, and stays in the trail. A helper is the person's own choice, so they are
 * told which one.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AuditLine")
record AuditLineJson(
        Instant at,
        Who who,

        @Schema(description = "In which role, as district_officer; system when nobody asked")
        String role,

        @Schema(description = "Which helper, by the id in the caller's delegations; for helpers alone") @Nullable
        UUID helperId,

        @Schema(description = "What was done, as complaint.read")
        String operation,

        @Schema(description = "With what kind of thing, as complaint")
        String objectType,

        UUID objectId,

        @Schema(description = "What for, as grievance-redress")
        String purpose,

        @Schema(description = "On which ground it was allowed; lines of before it was kept have none") @Nullable
        BasisJson basis,

        TextsJson texts) {

    /** Where somebody stands to the person. */
    enum Who {
        ME,
        HELPER,
        STAFF,
        SYSTEM
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditBasis")
    record BasisJson(
            @Schema(description = "As DELEGATION, ASSIGNED_VILLAGE, DUTY or SELF")
            String ground,

            @Schema(description = "The delegation it rests on, when it does") @Nullable
            ConsentJson consent) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditConsent")
    record ConsentJson(
            @Schema(description = "Of this one consent; given anew it is another")
            UUID id,

            @Schema(description = "When it was given") @Nullable
            Instant since,

            @Schema(description = "Until when it holds, or held") @Nullable
            Instant until) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditTexts", description = "The same in words, in the caller's language")
    record TextsJson(
            String role,
            String operation,
            String purpose,
            @Nullable String basis) {}
}
