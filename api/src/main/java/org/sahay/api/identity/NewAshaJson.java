package org.sahay.api.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Personal;

/** Somebody who shall be an ASHA; prints nothing. */
@Schema(
        name = "NewAsha",
        requiredProperties = {"code", "phone", "lgdState", "lgdDistrict", "lgdVillages"})
record NewAshaJson(
        @Schema(
                description = "The department's own: 3 to 40 of A–Z, 0–9 and -, a letter among them",
                example = "BR-PATNA-ASHA-17")
        @Nullable
        String code,

        @Personal
        @Schema(description = "Indian mobile number, with which she signs in", example = "+919999900017")
        @Nullable
        String phone,

        @Schema(description = "LGD code") @Nullable Integer lgdState,

        @Schema(description = "LGD code, in the caller's area") @Nullable
        Integer lgdDistrict,

        @Schema(description = "LGD codes of 1 to 50 villages") @Nullable
        List<Integer> lgdVillages) {
    @Override
    public String toString() {
        return "NewAshaJson";
    }
}
