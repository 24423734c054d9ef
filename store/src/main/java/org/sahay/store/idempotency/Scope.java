package org.sahay.store.idempotency;

import java.util.UUID;

/**
 * What a key is unique in.
 *
 * @param caller who asks
 * @param operation what is asked, as {@code complaint.file}
 * @param key the caller's key
 */
public record Scope(UUID caller, String operation, String key) {}
