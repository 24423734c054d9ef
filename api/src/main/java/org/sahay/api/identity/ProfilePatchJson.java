package org.sahay.api.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Personal;

/**
 * What of a profile is to change, as sent (RFC 7396); {@link ProfileRules} decides whether it can be. Null here is a field that
 * was not sent and stays as it is, an empty one was sent as null and goes; a record could not tell the two apart.
 */
@Schema(name = "ProfilePatch")
final class ProfilePatchJson {
    @Personal
    @JsonProperty
    @Schema(
            types = {"string", "null"},
            description = "As the person wants to be called; null removes",
            maxLength = 100)
    @Nullable
    Optional<String> name;

    @JsonProperty
    @Schema(
            types = {"string", "null"},
            description =
                    "BCP 47, one of the 22 scheduled languages or English; with its script where there are two, as"
                            + " mni-Mtei; null removes",
            maxLength = 35)
    @Nullable
    Optional<String> preferredLanguage;

    @JsonProperty
    @Schema(description = "Where the person lives, sent in whole; null removes")
    @Nullable
    Optional<VillageJson> village;

    @JsonProperty
    @ArraySchema(
            schema = @Schema(implementation = IdentifierJson.class),
            arraySchema = @Schema(description = "All there are to be, at most one of each type; null removes all"))
    @Nullable
    Optional<List<IdentifierJson>> identifiers;
}
