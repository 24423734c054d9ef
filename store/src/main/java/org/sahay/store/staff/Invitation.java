package org.sahay.store.staff;

import java.time.Instant;
import java.util.UUID;

/**
 * What is handed over to whoever shall set up an account; prints without its token.
 *
 * @param token 256 random bits in base64url, known to nobody else and kept nowhere
 */
public record Invitation(UUID accountId, String token, Instant expiresAt) {
    @Override
    public String toString() {
        return "Invitation of " + accountId;
    }
}
