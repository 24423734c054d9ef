package org.sahay.store.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.Basis;

/**
 * One line of the audit trail; holds ids and codes, never a name or a text.
 *
 * @param actorId who; null for the system
 * @param actorRole in which role, {@code system} for the system
 * @param operation what was done, as {@code complaint.read}
 * @param subjectCitizen whose data it was, when it was somebody's
 * @param objectType kind of thing, as {@code complaint}
 * @param objectId which one
 * @param purpose what for
 * @param basis on which ground it was allowed; null in entries of before it was kept
 */
public record AuditEntry(
        @Nullable UUID actorId,
        String actorRole,
        String operation,
        @Nullable UUID subjectCitizen,
        String objectType,
        UUID objectId,
        String purpose,
        @Nullable Basis basis) {}
