package org.sahay.api.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets a helper act for the caller, as sent. */
@Schema(
        name = "NewDelegation",
        requiredProperties = {"helperId", "relation", "expiresAt"})
record NewDelegationJson(
        @Schema(description = "The id of the helper's own profile") @Nullable
        UUID helperId,

        @Schema(allowableValues = {"caregiver", "asha"}) @Nullable
        String relation,

        @Schema(description = "Within a year") @Nullable Instant expiresAt) {}
