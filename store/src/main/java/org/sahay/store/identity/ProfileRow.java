package org.sahay.store.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A profile as it is kept.
 *
 * @param language BCP 47 with the script
 */
record ProfileRow(
        UUID id,
        long version,
        @Nullable String language,
        @Nullable UUID nameToken,
        @Nullable UUID abhaNumberToken,
        @Nullable UUID abhaAddressToken,
        Instant updatedAt) {
    /** Of somebody who told nothing yet. */
    static ProfileRow empty(UUID id, Instant now) {
        return new ProfileRow(id, 0, null, null, null, null, now);
    }

    List<UUID> tokens() {
        return Stream.of(nameToken, abhaNumberToken, abhaAddressToken)
                .filter(Objects::nonNull)
                .toList();
    }
}
