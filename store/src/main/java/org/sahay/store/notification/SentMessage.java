package org.sahay.store.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.NoticeKind;

/**
 * A message as it is stored.
 *
 * @param seq the timeline entry that owed it
 * @param sentAt null while it is only intended
 */
public record SentMessage(
        UUID id,
        ComplaintId complaintId,
        long seq,
        NoticeKind kind,
        UUID recipientId,
        String language,
        String text,
        Instant intendedAt,
        @Nullable Instant sentAt) {}
