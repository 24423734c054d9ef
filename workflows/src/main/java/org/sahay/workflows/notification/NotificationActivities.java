package org.sahay.workflows.notification;

import io.temporal.activity.ActivityInterface;

/** Sends messages to people. */
@ActivityInterface(namePrefix = "Notification")
public interface NotificationActivities {
    /** Sends each notice once per (case, seq, kind, recipient), in the recipient's language; idempotent. */
    void send(NoticeBatch batch);
}
