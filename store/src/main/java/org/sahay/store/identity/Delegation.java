package org.sahay.store.identity;

import java.time.Instant;
import java.util.UUID;
import org.sahay.workflows.identity.Basis;

/**
 * A citizen's leave for a helper to act for them.
 *
 * @param id of this one consent; given anew it is another
 * @param helper the caregiver or ASHA
 * @param citizen for whom they may act
 * @param relation {@code caregiver} or {@code asha}
 * @param recordedAt since when
 * @param expiresAt until when
 */
public record Delegation(UUID id, UUID helper, UUID citizen, String relation, Instant recordedAt, Instant expiresAt) {
    /** The ground that it is. */
    public Basis basis() {
        return Basis.delegation(id);
    }
}
