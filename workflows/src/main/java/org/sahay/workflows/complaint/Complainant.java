package org.sahay.workflows.complaint;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The citizen, and whoever filed for them with a recorded link. Both may act; notices go to the citizen.
 *
 * @param citizenId random id of the citizen
 * @param filerId random id of the caregiver or ASHA who filed, or null when the citizen did
 */
public record Complainant(UUID citizenId, @Nullable UUID filerId) {
    public boolean is(UUID person) {
        return person.equals(citizenId) || person.equals(filerId);
    }
}
