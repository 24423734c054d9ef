package org.sahay.activities.notification;

import java.util.UUID;
import org.sahay.store.identity.PhoneNumber;

/**
 * A message to a phone, whoever has it; {@link #toString()} hides phone and text.
 *
 * @param id the same for every attempt to send it
 * @param language en, hi or ta
 * @param text what it says; may hold a secret
 */
public record PhoneMessage(UUID id, PhoneNumber phone, String language, String text) {
    @Override
    public String toString() {
        return "PhoneMessage[id=" + id + "]";
    }
}
