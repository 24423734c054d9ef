package org.sahay.api.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sahay.api.security.Personal;
import org.sahay.store.identity.Village;

/** Where somebody lives; prints nothing. */
@Schema(
        name = "Village",
        description = "By LGD codes",
        requiredProperties = {"lgdState", "lgdDistrict", "lgdVillage"})
record VillageJson(
        @Personal @Nullable Integer lgdState,

        @Personal @Schema(description = "In that state") @Nullable
        Integer lgdDistrict,

        @Personal @Schema(description = "In that district") @Nullable
        Integer lgdVillage) {
    static VillageJson of(Village village) {
        return new VillageJson(village.lgdState(), village.lgdDistrict(), village.lgdVillage());
    }

    @Override
    public String toString() {
        return "VillageJson";
    }
}
