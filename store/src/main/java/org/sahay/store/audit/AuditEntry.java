package org.sahay.store.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail; holds ids and codes, never a name or a text.
 *
 * @param actorId who; null for the system
 * @param actorRole in which role, {@code system} for the system
 * @param operation what was done, as {@code complaint.read}
 * @param subjectCitizen whose data it was, when it was somebody's
 * @param objectType kind of thing, as {@code complaint}
 * @param objectId which one
 * @param purpose why it was allowed
 */
public record AuditEntry(
        @Nullable UUID actorId,
        String actorRole,
        String operation,
        @Nullable UUID subjectCitizen,
        String objectType,
        UUID objectId,
        String purpose) {}
