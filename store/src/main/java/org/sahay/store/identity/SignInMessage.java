package org.sahay.store.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A sign-in message that would have been sent; {@link #toString()} hides the text.
 *
 * @param id of the challenge it answers
 * @param language en, hi or ta
 */
public record SignInMessage(UUID id, String language, String text, Instant sentAt) {
    @Override
    public String toString() {
        return "SignInMessage[id=" + id + "]";
    }
}
