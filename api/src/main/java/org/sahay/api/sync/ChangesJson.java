package org.sahay.api.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Personal;

/** What a device is told at once. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "SyncChanges",
        requiredProperties = {"purge", "changes", "cursor", "more"})
record ChangesJson(
        @Schema(
                description =
                        "People whom the caller reaches no longer: everything about them is to be deleted from the device, before"
                                + " the changes are taken in. Named until the device asks with the cursor of this answer")
        List<UUID> purge,

        @Schema(description = "In their order. What is there already, by serverId, may come again")
        List<ChangeJson> changes,

        @Schema(
                description =
                        "To be kept, once the rest was taken in, and asked with the next time; good for this device alone")
        String cursor,

        @Schema(description = "Whether there is more already")
        boolean more,

        @Nullable WarningJson warning) {
    ChangesJson {
        purge = List.copyOf(purge);
        changes = List.copyOf(changes);
    }

    /** Something to tell whoever holds the device. */
    @Schema(
            name = "SyncWarning",
            requiredProperties = {"code", "message"})
    record WarningJson(
            @Schema(description = "many-records: more than 10,000 records wait, this page included")
            String code,

            @Schema(description = "The same in the caller's language")
            String message) {}

    /** One event that was accepted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "SyncChange",
            requiredProperties = {
                "serverId",
                "id",
                "type",
                "schemaVersion",
                "subject",
                "own",
                "clientTime",
                "serverTime",
                "deviceSeq"
            })
    record ChangeJson(
            @Schema(description = "Ours, by which it is known; of a complaint its id")
            UUID serverId,

            @Schema(description = "As the device that sent it called it")
            UUID id,

            @Schema(description = "As vital.recorded") String type,

            @Schema(description = "Of the payload's schema") int schemaVersion,

            @Schema(description = "Whose it is") UUID subject,

            @Schema(description = "Whether the caller sent it, from this device or another")
            boolean own,

            @Schema(description = "When it happened, by the clock of the device that sent it")
            Instant clientTime,

            @Schema(description = "When it was accepted") Instant serverTime,

            @Schema(description = "Counts what the device that sent it made")
            long deviceSeq,

            @Schema(description = "The version it was made on") @Nullable
            Long baseVersion,

            @Personal
            @JsonRawValue
            @Schema(
                    implementation = Map.class,
                    description = "By the schema of its type and version; left out when its key was destroyed")
            @Nullable
            String payload) {}
}
