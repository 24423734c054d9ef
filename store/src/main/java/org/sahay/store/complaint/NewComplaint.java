package org.sahay.store.complaint;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.trace.RequestContext;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.identity.Actor;

/**
 * A complaint to be accepted.
 *
 * @param kase the case, fresh from {@link ComplaintCase#accepted}
 * @param number from {@link ComplaintNumber#random}
 * @param filer who files: the citizen, or who has a link to them
 * @param language en, hi or ta: the language the citizen is written to in
 * @param channel how it came
 * @param facilityId the facility it is about
 * @param descriptionToken token of the description in the vault
 * @param placeToken token of the exact place in the vault
 * @param acceptedAt the instant its citizen clock started
 * @param request that files it, with the ground on which it may
 */
public record NewComplaint(
        ComplaintCase kase,
        String number,
        Actor filer,
        String language,
        String channel,
        @Nullable UUID facilityId,
        UUID descriptionToken,
        @Nullable UUID placeToken,
        Instant acceptedAt,
        RequestContext request) {}
