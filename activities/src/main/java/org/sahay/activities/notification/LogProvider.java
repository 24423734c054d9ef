package org.sahay.activities.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends nothing to anybody: what would be sent stands in the table of messages, and the log tells its id. */
final class LogProvider implements MessageProvider {
    private static final Logger LOG = LoggerFactory.getLogger(LogProvider.class);

    @Override
    public String name() {
        return "LOG";
    }

    @Override
    public void send(OutgoingMessage message) {
        LOG.info("Message {} to {} in {} would be sent", message.id(), message.recipientId(), message.language());
    }
}
