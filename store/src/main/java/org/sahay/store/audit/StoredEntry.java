package org.sahay.store.audit;

import java.time.Instant;

/**
 * An entry as the trail holds it.
 *
 * @param position in the order of commits
 * @param at when it was written
 * @param requestId in which request
 */
record StoredEntry(Position position, Instant at, AuditEntry entry, String requestId) {
    /** What is hashed of it; a change of this is a new version of {@link AuditBlock}. */
    byte[] toBytes() {
        return new CanonicalBytes("sahay audit entry 1")
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
                .text(requestId)
                .toBytes();
    }
}
