package org.sahay.store.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.Basis;

/**
 * An entry as the trail holds it.
 *
 * @param position in the order of commits
 * @param at when it was written
 * @param requestId in which request
 * @param session of whoever asked; null when nobody did, or nobody was signed in
 */
record StoredEntry(
        Position position,
        Instant at,
        AuditEntry entry,
        String requestId,
        @Nullable String session) {
    /** What is hashed of it in a block of a version; a change of this is a new version of {@link AuditBlock}. */
    byte[] toBytes(int version) {
        var bytes = new CanonicalBytes("sahay audit entry " + version)
                .number(position.xid())
                .number(position.id())
                .time(at)
                .id(entry.actorId())
                .text(entry.actorRole())
                .text(entry.operation())
                .id(entry.subjectCitizen())
                .text(entry.objectType())
                .id(entry.objectId())
                .text(entry.purpose())
                .text(requestId);
        if (version > 1 || saysMoreThanVersion1()) {
            Basis basis = entry.basis();
            bytes.textIfAny(session)
                    .textIfAny(basis == null ? null : basis.ground())
                    .id(basis == null ? null : basis.consent());
        }
        return bytes.toBytes();
    }

    /** Entries of version 1 had neither. One that got them later has other bytes than were sealed, and so is found. */
    private boolean saysMoreThanVersion1() {
        return session != null || entry.basis() != null;
    }
}
