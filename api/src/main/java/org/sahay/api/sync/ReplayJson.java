package org.sahay.api.sync;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What of the quarantine is to be tried again; everything, when nothing is said. */
@Schema(name = "QuarantineReplay")
record ReplayJson(
        @Schema(description = "Why it is there, as unknown-type") @Nullable
        String code,

        @Schema(description = "Of which type it says to be, as vital.recorded") @Nullable
        String type,

        @Schema(description = "How many to look at, 1 to 1000; 1000 when it is left out") @Nullable
        Integer limit,

        @Schema(description = "The next of the answer before") @Nullable
        String cursor) {}
