package org.sahay.store.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A citizen's leave for a helper to act for them.
 *
 * @param helper the caregiver or ASHA
 * @param citizen for whom they may act
 * @param relation {@code caregiver} or {@code asha}
 * @param recordedAt since when
 * @param expiresAt until when
 */
public record Delegation(UUID helper, UUID citizen, String relation, Instant recordedAt, Instant expiresAt) {}
