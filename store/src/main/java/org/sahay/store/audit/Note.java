package org.sahay.store.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that lies among the checkpoints.
 *
 * @param checkpoint what it says; null when it cannot be read
 * @param strayAt where it lies, when no checkpoint like this belongs there; null otherwise
 */
public record Note(
        @Nullable Checkpoint checkpoint, @Nullable String strayAt) {
    static Note of(Checkpoint checkpoint) {
        return new Note(checkpoint, null);
    }
}
