package org.sahay.api.complaint;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new complaint that keeps every rule of its form.
 *
 * @param place exact place as {@code lat,lon} in degrees; goes to the vault
 * @param citizenId for whom, when somebody else files
 */
record Filing(
        String category,
        String description,
        String language,
        int lgdState,
        int lgdDistrict,
        @Nullable String place,
        @Nullable UUID facilityId,
        String channel,
        @Nullable UUID citizenId) {}
