package org.sahay.store.notification;

import java.util.UUID;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.NoticeKind;

/**
 * A message that is owed to somebody.
 *
 * @param seq the timeline entry that owes it
 * @param language en, hi or ta: the language of the text
 * @param text what it says; no name and no citizen text
 */
public record MessageIntent(
        ComplaintId complaintId, long seq, NoticeKind kind, UUID recipientId, String language, String text) {}
