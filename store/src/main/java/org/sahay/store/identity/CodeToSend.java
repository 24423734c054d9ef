package org.sahay.store.identity;

import java.util.UUID;

/**
 * A sign-in code on its way to a phone; {@link #toString()} hides both.
 *
 * @param entry where it stands in the stream
 * @param challengeId the same for every attempt to send it
 * @param language en, hi or ta
 */
public record CodeToSend(String entry, UUID challengeId, PhoneNumber phone, String code, String language) {
    @Override
    public String toString() {
        return "CodeToSend[challengeId=" + challengeId + "]";
    }
}
