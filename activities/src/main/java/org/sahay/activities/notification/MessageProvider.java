package org.sahay.activities.notification;

/**
 * Brings messages to people: by SMS, by push, or not at all on a development machine.
 *
 * <p>The same message may be handed over again when an attempt ended without an answer. A provider sends it once all the
 * same: by its id, or by asking its partner first what became of it.
 */
public interface MessageProvider {
    /** Name of the provider in configuration and logs. */
    String name();

    /** Returns once the message is accepted; throws when that has to be tried again. */
    void send(OutgoingMessage message);

    /** The same for a message to a phone, as a sign-in code. Neither phone nor text may be logged. */
    void sendToPhone(PhoneMessage message);
}
