package org.sahay.activities.notification;

import java.util.UUID;

/**
 * A message on its way out.
 *
 * @param id the same for every attempt to send it
 * @param recipientId random id of the person
 * @param language en, hi or ta
 * @param text what it says; no name and no citizen text
 */
public record OutgoingMessage(UUID id, UUID recipientId, String language, String text) {}
