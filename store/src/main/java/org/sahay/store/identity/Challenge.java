package org.sahay.store.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A code was sent and is waited for.
 *
 * @param id random; says nothing about the phone
 * @param expiresAt from when on the code is worth nothing
 */
public record Challenge(UUID id, Instant expiresAt) {}
