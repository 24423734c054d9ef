package org.sahay.api.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Personal;

/** One page of what waits to be corrected, newest first; where the next one is says the Link header. */
@Schema(
        name = "QuarantineList",
        requiredProperties = {"items"})
record QuarantineJson(List<ItemJson> items) {
    QuarantineJson {
        items = List.copyOf(items);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "QuarantinedEvent",
            requiredProperties = {"id", "eventId", "quarantinedAt", "code", "message"})
    record ItemJson(
            @Schema(description = "The server id it was answered with")
            UUID id,

            @Schema(description = "The device's") UUID eventId,
            Instant quarantinedAt,

            @Schema(description = "Why, as unknown-type") String code,

            @Schema(description = "The field at fault, a JSON pointer into the event") @Nullable
            String path,

            @Schema(description = "The same in the caller's language")
            String message,

            @Personal @Schema(description = "The event as it came; left out when its key was destroyed") @Nullable
            String event) {}
}
