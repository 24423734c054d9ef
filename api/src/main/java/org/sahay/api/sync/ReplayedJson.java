package org.sahay.api.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many events became what. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "QuarantineReplayed",
        requiredProperties = {"accepted", "quarantined", "refused", "erased", "more"})
record ReplayedJson(
        @Schema(description = "Taken into the log; sent again they are duplicates")
        int accepted,

        @Schema(description = "Still in quarantine, by what is wrong with them now")
        List<CountJson> quarantined,

        @Schema(
                description =
                        "Sound, and still in quarantine: not-yours when the sender may not write today for whom it is about,"
                                + " too-many-complaints when they filed as many as they may; the latter may be tried later")
        List<CountJson> refused,

        @Schema(description = "Of a sender whose key was destroyed; nobody can read them any more")
        int erased,

        @Schema(description = "Whether there are more to look at")
        boolean more,

        @Schema(description = "The cursor to go on with; left out when there are no more") @Nullable
        String next) {
    ReplayedJson {
        quarantined = List.copyOf(quarantined);
        refused = List.copyOf(refused);
    }

    @Schema(
            name = "CodeCount",
            requiredProperties = {"code", "count"})
    record CountJson(String code, int count) {
        /** In the order of their codes. */
        static List<CountJson> of(Map<String, Integer> counts) {
            return counts.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(one -> new CountJson(one.getKey(), one.getValue()))
                    .toList();
        }
    }
}
