package org.sahay.workflows.complaint;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message a timeline entry owes somebody.
 *
 * @param kind what it says and to whom
 * @param recipientId citizen or owner; null for the superior, who is found when the notice is sent
 * @param superior how the superior is found: whom routing would choose one rung up
 * @param dueAt the deadline the message speaks of, if any
 */
public record Notice(
        NoticeKind kind,
        @Nullable UUID recipientId,
        @Nullable RoutingQuestion superior,
        @Nullable Instant dueAt) {
    public static Notice toCitizen(NoticeKind kind, UUID citizenId) {
        return new Notice(kind, citizenId, null, null);
    }
}
