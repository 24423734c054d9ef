package org.sahay.api.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sahay.store.identity.Asha;

/** An ASHA as her office sees her. */
@Schema(name = "Asha")
record AshaJson(
        @Schema(description = "Of the enrolment") UUID id,
        String code,
        int lgdState,
        int lgdDistrict,

        @Schema(description = "LGD codes, ascending") List<Integer> lgdVillages,

        Instant enrolledAt) {
    AshaJson {
        lgdVillages = List.copyOf(lgdVillages);
    }

    static AshaJson of(Asha asha) {
        return new AshaJson(
                asha.id(), asha.code(), asha.lgdState(), asha.lgdDistrict(), asha.lgdVillages(), asha.enrolledAt());
    }
}
