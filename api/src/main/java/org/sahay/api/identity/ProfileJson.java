package org.sahay.api.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Personal;

/** A profile as its owner sees it; what it has depends on the role of the request. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Profile")
record ProfileJson(
        UUID id,

        @Schema(description = "The role of this request") String role,

        @Schema(description = "The roles this person may sign in with; only for citizens, caregivers and ASHAs")
        @Nullable
        List<String> roles,

        @Personal @Nullable String name,

        @Personal
        @Schema(description = "The one they sign in with, its last two digits", example = "••••••••01")
        @Nullable
        String phone,

        @Schema(description = "BCP 47 with the script", example = "mni-Mtei") @Nullable
        String preferredLanguage,

        @Schema(description = "Where they live; the ASHA who looks after it may record for them") @Nullable
        VillageJson village,

        @Schema(description = "In whole, for their owner") @Nullable
        List<IdentifierJson> identifiers,

        @Nullable DelegationsJson delegations,

        @Schema(description = "What was accepted and is worth a second look") @Nullable
        List<WarningJson> warnings,

        @Schema(description = "Counts the changes; also in ETag") @Nullable
        Long version,

        @Schema(description = "Only for officers and clinicians, and not for a clinician whom no roster has") @Nullable
        RosterJson roster,

        @Schema(description = "Only for ASHAs who are enrolled") @Nullable
        AshaJson asha) {
    ProfileJson {
        roles = roles == null ? null : List.copyOf(roles);
        identifiers = identifiers == null ? null : List.copyOf(identifiers);
        warnings = warnings == null ? null : List.copyOf(warnings);
    }

    /** Hides who it is. */
    @Override
    public String toString() {
        return "ProfileJson";
    }

    @Schema(name = "Delegations", description = "Those that last now, the first to expire first")
    record DelegationsJson(
            @Schema(description = "To helpers who may act for this person")
            List<DelegationJson> given,

            @Schema(description = "From citizens for whom this person may act")
            List<DelegationJson> received) {
        DelegationsJson {
            given = List.copyOf(given);
            received = List.copyOf(received);
        }
    }

    @Schema(name = "Delegation")
    record DelegationJson(
            UUID helperId,
            UUID citizenId,

            @Schema(allowableValues = {"caregiver", "asha"}) String relation,

            Instant recordedAt,
            Instant expiresAt) {}

    @Schema(name = "Warning")
    record WarningJson(
            @Schema(description = "Path in this answer", example = "identifiers[0].value")
            String field,

            @Schema(description = "Stable name", example = "abha-number-check-digit")
            String code,

            @Schema(description = "What to do, in the caller's language")
            String message) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RosterEntry")
    record RosterJson(
            String code,
            String department,
            AreaJson area,

            @Schema(
                    description = "The language they are written to in",
                    allowableValues = {"en", "hi", "ta"})
            String language,

            boolean active) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RosterArea", description = "LGD codes: a district of a state, a state, or neither for the country")
    record AreaJson(@Nullable Integer lgdState, @Nullable Integer lgdDistrict) {}
}
