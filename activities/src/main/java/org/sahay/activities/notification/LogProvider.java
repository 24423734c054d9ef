package org.sahay.activities.notification;

import java.util.Optional;
import org.sahay.store.identity.SignInMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends nothing to anybody: what would be sent stands in the table of messages, and the log tells its id. Sign-in messages are
 * kept only where there is a table for them, which is under {@code local}.
 */
final class LogProvider implements MessageProvider {
    private static final Logger LOG = LoggerFactory.getLogger(LogProvider.class);

    private final Optional<SignInMessages> signInMessages;

    LogProvider(Optional<SignInMessages> signInMessages) {
        this.signInMessages = signInMessages;
    }

    @Override
    public String name() {
        return "LOG";
    }

    @Override
    public void send(OutgoingMessage message) {
        LOG.info("Message {} to {} in {} would be sent", message.id(), message.recipientId(), message.language());
    }

    @Override
    public void sendToPhone(PhoneMessage message) {
        signInMessages.ifPresent(
                table -> table.keep(message.id(), message.phone(), message.language(), message.text()));
        LOG.info("Sign-in message {} in {} would be sent", message.id(), message.language());
    }
}
