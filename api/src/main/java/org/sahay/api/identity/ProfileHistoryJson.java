package org.sahay.api.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Personal;

/** One page of the edits of a profile. */
@Schema(
        name = "ProfileHistory",
        requiredProperties = {"items"})
record ProfileHistoryJson(List<EditJson> items) {
    ProfileHistoryJson {
        items = List.copyOf(items);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ProfileEdit",
            requiredProperties = {"id", "status", "clientTime", "receivedAt", "fields", "inForce", "warnings"})
    record EditJson(
            @Schema(description = "To restore it by; of an event its server id")
            UUID id,

            @Schema(
                    description =
                            "applied: it has had its turn; held: it waits for what comes before it; forced: it was applied"
                                    + " without that",
                    allowableValues = {"applied", "held", "forced"})
            String status,

            @Schema(description = "What it was made on, as the device counts; left out when it did not say") @Nullable
            Long baseVersion,

            @Schema(description = "What it made of the profile; left out while it waits") @Nullable
            Long version,

            @Schema(description = "When it was made, by the clock of the device")
            Instant clientTime,

            @Schema(description = "When it came") Instant receivedAt,

            @Schema(description = "The same for the same device; left out when it was made over HTTP") @Nullable
            String device,

            @Schema(description = "What it changes, as name, preferredLanguage, village and identifiers")
            List<String> fields,

            @Schema(description = "What of the profile is as this edit made it; the rest was won by others")
            List<String> inForce,

            @Schema(description = "What it changed; left out when its key was destroyed") @Nullable
            ChangeJson change,

            @Schema(description = "What is odd about it") List<ProfileJson.WarningJson> warnings) {
        EditJson {
            fields = List.copyOf(fields);
            inForce = List.copyOf(inForce);
            warnings = List.copyOf(warnings);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProfileEditChange", description = "What is named in fields and left out here was removed")
    record ChangeJson(
            @Personal @Nullable String name,
            @Nullable String preferredLanguage,
            @Nullable VillageJson village,
            @Nullable List<IdentifierJson> identifiers) {
        /** Hides it. */
        @Override
        public String toString() {
            return "ChangeJson";
        }
    }
}
