package org.sahay.api.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A code that was sent, as sent back; {@link SignIn} decides what it is worth. */
@Schema(
        name = "Code",
        requiredProperties = {"challengeId", "code"})
record CodeJson(
        @Schema(format = "uuid") @Nullable String challengeId,

        @Schema(description = "Six digits", pattern = "[0-9]{6}") @Nullable
        String code,

        @Schema(
                description = "What to act as; citizen without it",
                allowableValues = {"citizen", "caregiver", "asha"})
        @Nullable
        String role) {
    /** Hides the code. */
    @Override
    public String toString() {
        return "CodeJson";
    }
}
