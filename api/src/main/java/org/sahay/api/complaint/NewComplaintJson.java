package org.sahay.api.complaint;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Personal;

/** The body of a new complaint, as sent; {@link FilingRules} decides whether it is one. */
@Schema(
        name = "NewComplaint",
        requiredProperties = {"category", "description", "language", "location", "channel"})
record NewComplaintJson(
        @Schema(description = "A code of GET /v1/complaint-categories") @Nullable
        String category,

        @Personal @Schema(description = "What happened, 1 to 5000 characters", maxLength = 5000) @Nullable
        String description,

        @Schema(
                description = "The language the citizen is written to in",
                allowableValues = {"en", "hi", "ta"})
        @Nullable
        String language,

        @Nullable LocationJson location,

        @Schema(format = "uuid", description = "The facility it is about") @Nullable
        String facilityId,

        @Schema(allowableValues = {"APP", "WEB", "IVR", "SMS", "CALL_CENTRE", "ASHA"}) @Nullable
        String channel,

        @Nullable OnBehalfOfJson onBehalfOf) {
    @Schema(
            name = "Location",
            requiredProperties = {"lgdState", "lgdDistrict"})
    record LocationJson(
            @Schema(description = "LGD code of the state") @Nullable
            Integer lgdState,

            @Schema(description = "LGD code of the district, in that state") @Nullable
            Integer lgdDistrict,

            @Personal
            @Schema(minimum = "-90", maximum = "90", description = "Latitude in degrees; only with lon")
            @Nullable
            Double lat,

            @Personal
            @Schema(minimum = "-180", maximum = "180", description = "Longitude in degrees; only with lat")
            @Nullable
            Double lon) {}

    @Schema(
            name = "OnBehalfOf",
            requiredProperties = {"citizenId"})
    record OnBehalfOfJson(@Schema(format = "uuid") @Nullable String citizenId) {}
}
