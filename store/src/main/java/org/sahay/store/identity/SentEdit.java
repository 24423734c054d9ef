package org.sahay.store.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An edit of a profile that a device made.
 *
 * @param id ours
 * @param eventId the device's
 * @param baseVersion of the profile it was made on, as the device counts: its own earlier edits, too
 * @param clientTime when it was made, by the device's clock
 */
public record SentEdit(UUID id, UUID eventId, @Nullable Long baseVersion, Instant clientTime, ProfileChange change) {}
