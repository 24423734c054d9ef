package org.sahay.api.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payloads as the Temporal UI sends them and gets them back. */
@Schema(
        name = "Payloads",
        requiredProperties = {"payloads"})
record PayloadsJson(
        @Schema(description = "At most 1000") @Nullable List<@Nullable PayloadJson> payloads) {
    /** One of them. */
    @Schema(
            name = "Payload",
            requiredProperties = {"metadata"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PayloadJson(
            @Schema(description = "What it is, each value in base64; encoding is binary/encrypted of what is sealed")
            @Nullable
            Map<String, @Nullable String> metadata,

            @Schema(description = "In base64") @Nullable String data) {}
}
