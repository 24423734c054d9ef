package org.sahay.api.sync;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Personal;

/** The body of a batch, as the document describes it; {@code BatchReader} reads it, event by event. */
@Schema(
        name = "SyncBatch",
        requiredProperties = {"deviceId", "events"})
record SyncBatchJson(
        @Schema(description = "As the device calls itself, 1 to 64 characters; kept as a keyed hash", maxLength = 64)
        String deviceId,

        @Schema(description = "1 to 500 of them") List<SyncEventJson> events) {
    SyncBatchJson {
        events = List.copyOf(events);
    }

    @Schema(
            name = "SyncEvent",
            requiredProperties = {"id", "type", "schemaVersion", "subject", "clientTime", "deviceSeq", "payload"})
    record SyncEventJson(
            @Schema(description = "Made by the device, and its own for all time: the same id is the same event")
            UUID id,

            @Schema(description = "As vital.recorded, wellness.logged, visit.recorded or complaint.filed")
            String type,

            @Schema(description = "Of the payload's schema, from 1", minimum = "1")
            int schemaVersion,

            @Schema(description = "Whose it is: the caller's own, or a ward's")
            UUID subject,

            @Schema(description = "When it happened, by the device's clock")
            Instant clientTime,

            @Schema(description = "Counts what the device made", minimum = "0")
            long deviceSeq,

            @Schema(description = "The version it was made on", minimum = "0") @Nullable
            Long baseVersion,

            @Personal @Schema(description = "By the schema of its type and version")
            Map<String, Object> payload) {
        SyncEventJson {
            payload = Map.copyOf(payload);
        }
    }
}
