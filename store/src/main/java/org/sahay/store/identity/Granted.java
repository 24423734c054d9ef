package org.sahay.store.identity;

import java.time.Instant;
import java.util.UUID;
import org.sahay.workflows.identity.Role;

/**
 * A session that a device may go on with; {@link #toString()} hides the token.
 *
 * @param role the session was started in
 * @param keyThumbprint RFC 7638 thumbprint of the device's key
 * @param refreshToken base64url of 256 random bits; shown once
 * @param expiresAt when the session ends unless the token is exchanged before
 */
public record Granted(
        UUID sessionId, UUID personId, Role role, String keyThumbprint, String refreshToken, Instant expiresAt)
        implements Refreshed {
    @Override
    public String toString() {
        return "Granted[sessionId=" + sessionId + "]";
    }
}
