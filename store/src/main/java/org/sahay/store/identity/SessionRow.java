package org.sahay.store.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.Role;

/** A session as it is stored. */
record SessionRow(
        UUID id,
        UUID personId,
        Role role,
        String keyThumbprint,
        Instant startedAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {
    boolean isLive(Instant now) {
        return endedAt == null && expiresAt.isAfter(now);
    }

    Session shown() {
        return new Session(id, role, startedAt, lastUsedAt, expiresAt);
    }

    Granted granted(String refreshToken) {
        return new Granted(id, personId, role, keyThumbprint, refreshToken, expiresAt);
    }
}
