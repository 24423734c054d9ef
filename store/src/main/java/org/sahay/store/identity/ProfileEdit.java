package org.sahay.store.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An edit in the history of a profile; what it changed is hidden from logs.
 *
 * @param device it came from, as a keyed hash; null when it was made over HTTP
 * @param baseVersion what it was made on
 * @param version what it made of the profile; null while it waits
 * @param clientTime when it was made, by the device's clock
 * @param clockAhead whether that time cannot be
 * @param forced whether it was applied without what came before it
 * @param inForce fields that are as this edit made them
 * @param change what it changed; empty when its key was destroyed
 */
public record ProfileEdit(
        UUID id,
        byte @Nullable [] device,
        @Nullable Long baseVersion,
        @Nullable Long version,
        Instant clientTime,
        Instant receivedAt,
        boolean clockAhead,
        boolean forced,
        Set<ProfileField> fields,
        Set<ProfileField> inForce,
        Optional<ProfileChange> change) {
    public ProfileEdit {
        fields = Set.copyOf(fields);
        inForce = Set.copyOf(inForce);
    }
}
