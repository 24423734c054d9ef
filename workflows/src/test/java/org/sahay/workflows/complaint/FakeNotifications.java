package org.sahay.workflows.complaint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.notification.NoticeBatch;
import org.sahay.workflows.notification.NotificationActivities;

/** Keeps what was sent, each notice once per (case, seq, kind, recipient); fails while told to. */
final class FakeNotifications implements NotificationActivities {
    /** One message; the recipient is null for a superior, who is found when it is sent. */
    record Sent(
            ComplaintId complaintId,
            long seq,
            NoticeKind kind,
            @Nullable UUID recipientId) {}

    private final Map<Sent, NoticeBatch.Owed> sent = new LinkedHashMap<>();
    private boolean away;
    private int attempts;

    synchronized void goAway() {
        away = true;
    }

    synchronized void comeBack() {
        away = false;
    }

    @Override
    public synchronized void send(NoticeBatch batch) {
        attempts++;
        if (away) {
            throw new IllegalStateException("the provider is away");
        }
        for (NoticeBatch.Owed owed : batch.notices()) {
            var notice = owed.notice();
            sent.putIfAbsent(new Sent(batch.complaintId(), owed.seq(), notice.kind(), notice.recipientId()), owed);
        }
    }

    synchronized List<Sent> sent() {
        return new ArrayList<>(sent.keySet());
    }

    synchronized List<NoticeKind> kinds() {
        return sent.keySet().stream().map(Sent::kind).toList();
    }

    synchronized long count(NoticeKind kind) {
        return sent.keySet().stream().filter(s -> s.kind() == kind).count();
    }

    synchronized int attempts() {
        return attempts;
    }
}
