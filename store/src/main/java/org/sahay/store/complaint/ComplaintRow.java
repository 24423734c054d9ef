package org.sahay.store.complaint;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.complaint.ComplaintCase;

/**
 * A complaint as it is stored.
 *
 * @param kase the whole case, to decide and show by
 * @param runId the workflow run that wrote it last; null before the first
 * @param language en, hi or ta
 * @param updatedAt when the last transition was decided
 * @param descriptionToken token of the description in the vault
 * @param placeToken token of the exact place in the vault
 */
public record ComplaintRow(
        UUID id,
        String number,
        ComplaintCase kase,
        @Nullable String runId,
        String language,
        String channel,
        @Nullable UUID facilityId,
        Instant acceptedAt,
        Instant updatedAt,
        UUID descriptionToken,
        @Nullable UUID placeToken) {}
