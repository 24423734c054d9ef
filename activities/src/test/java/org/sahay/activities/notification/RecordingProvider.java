package org.sahay.activities.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes every message but those of one recipient, or the one with that id. */
final class RecordingProvider implements MessageProvider {
    final List<OutgoingMessage> messages = new ArrayList<>();
    final List<PhoneMessage> phoneMessages = new ArrayList<>();
    UUID refused;

    @Override
    public String name() {
        return "RECORDER";
    }

    @Override
    public void send(OutgoingMessage message) {
        if (message.recipientId().equals(refused)) {
            throw new IllegalStateException("refused");
        }
        messages.add(message);
    }

    @Override
    public void sendToPhone(PhoneMessage message) {
        if (message.id().equals(refused)) {
            throw new IllegalStateException("refused " + message.phone().e164());
        }
        phoneMessages.add(message);
    }
}
