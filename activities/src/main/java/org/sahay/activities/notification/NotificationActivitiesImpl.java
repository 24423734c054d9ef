package org.sahay.activities.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.complaint.ComplaintRow;
import org.sahay.store.notification.MessageIntent;
import org.sahay.store.notification.Messages;
import org.sahay.store.notification.SentMessage;
import org.sahay.workflows.notification.NoticeBatch;
import org.sahay.workflows.notification.NoticeBatch.Owed;
import org.sahay.workflows.notification.NotificationActivities;

/** Writes down what is owed, hands it to the provider and marks it sent; what is marked goes out no more. */
final class NotificationActivitiesImpl implements NotificationActivities {
    private final ComplaintQueries complaints;
    private final Recipients recipients;
    private final NoticeTexts texts;
    private final Messages messages;
    private final MessageProvider provider;

    NotificationActivitiesImpl(
            ComplaintQueries complaints,
            Recipients recipients,
            NoticeTexts texts,
            Messages messages,
            MessageProvider provider) {
        this.complaints = complaints;
        this.recipients = recipients;
        this.texts = texts;
        this.messages = messages;
        this.provider = provider;
    }

    @Override
    public void send(NoticeBatch batch) {
        ComplaintRow complaint = complaints
                .find(batch.complaintId().value())
                .orElseThrow(() -> new IllegalStateException("No row of complaint " + batch.complaintId()));
        List<MessageIntent> intents = batch.notices().stream()
                .flatMap(owed -> intent(owed, complaint).stream())
                .toList();
        deliver(messages.intend(batch.complaintId(), intents));
    }

    private Optional<MessageIntent> intent(Owed owed, ComplaintRow complaint) {
        return recipients
                .of(owed.notice(), complaint)
                .map(recipient -> new MessageIntent(
                        complaint.kase().id(),
                        owed.seq(),
                        owed.notice().kind(),
                        recipient.id(),
                        recipient.language(),
                        texts.text(owed, complaint, recipient.language())));
    }

    /** One that cannot be sent keeps none of the others back; the attempt fails afterwards and is made again. */
    private void deliver(List<SentMessage> unsent) {
        var accepted = new ArrayList<UUID>();
        RuntimeException failure = null;
        for (SentMessage message : unsent) {
            try {
                provider.send(
                        new OutgoingMessage(message.id(), message.recipientId(), message.language(), message.text()));
                accepted.add(message.id());
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        messages.markSent(accepted);
        if (failure != null) {
            throw failure;
        }
    }
}
