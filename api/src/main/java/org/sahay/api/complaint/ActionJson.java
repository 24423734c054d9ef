package org.sahay.api.complaint;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Personal;

/** The body of an action, as sent; which fields it needs depends on the action. */
@Schema(
        name = "Action",
        requiredProperties = {"action"})
record ActionJson(
        @Schema(
                allowableValues = {
                    "COMMENT",
                    "ASSIGN",
                    "START",
                    "REQUEST_INFO",
                    "PROVIDE_INFO",
                    "RESOLVE",
                    "REJECT",
                    "TRANSFER",
                    "ESCALATE",
                    "RATE",
                    "REOPEN",
                    "WITHDRAW"
                })
        @Nullable
        String action,

        @Personal
        @Schema(description = "Comment, question, answer or grounds; at most 5000 characters", maxLength = 5000)
        @Nullable
        String comment,

        @Schema(
                description = "For REJECT; NOT_OUR_OFFICE is refused and names TRANSFER",
                allowableValues = {"NOT_A_GRIEVANCE", "SUB_JUDICE", "RTI", "NO_RESPONSE", "NOT_OUR_OFFICE"})
        @Nullable
        String reason,

        @Schema(description = "For RATE", minimum = "1", maximum = "5") @Nullable
        Integer rating,

        @Schema(description = "For ASSIGN", format = "uuid") @Nullable
        String officerId,

        @Nullable OfficeJson office) {
    @Schema(name = "OfficeChange", description = "For TRANSFER: the parts of the office that change")
    record OfficeJson(
            @Nullable String department,
            @Nullable Integer lgdState,
            @Nullable Integer lgdDistrict) {}
}
