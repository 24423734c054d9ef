package org.sahay.api.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answers to a batch, one for each event, in their order. */
@Schema(
        name = "SyncAcks",
        requiredProperties = {"acks"})
record SyncAcksJson(List<AckJson> acks) {
    SyncAcksJson {
        acks = List.copyOf(acks);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "SyncAck",
            requiredProperties = {"status"})
    record AckJson(
            @Schema(description = "As sent; left out when it was none") @Nullable
            String id,

            @Schema(
                    description =
                            "duplicate: accepted before; held: kept, and waits for the edit that it was made on, told anew each time;"
                                    + " accepted before and applied since is duplicate; quarantined: kept until"
                                    + " it is corrected; refused: nothing of it is kept",
                    allowableValues = {"accepted", "duplicate", "held", "quarantined", "refused"})
            String status,

            @Schema(description = "Ours: of the event, or of the complaint it filed; always the same for the same id")
            @Nullable
            UUID serverId,

            @Schema(description = "When it came, also when it is held; when it was accepted or quarantined") @Nullable
            Instant serverTime,

            @Schema(description = "Why it is not accepted, as unknown-type") @Nullable
            String code,

            @Schema(description = "The field at fault, a JSON pointer into the event") @Nullable
            String path,

            @Schema(description = "The same in the caller's language") @Nullable
            String message) {}
}
