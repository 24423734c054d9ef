package org.sahay.store.identity;

import java.time.Instant;
import java.util.UUID;
import org.sahay.workflows.identity.Role;

/**
 * One device of a person, as that person sees it.
 *
 * @param lastUsedAt when it got its last refresh token
 * @param expiresAt when it ends unless it gets another
 */
public record Session(UUID id, Role role, Instant startedAt, Instant lastUsedAt, Instant expiresAt) {}
