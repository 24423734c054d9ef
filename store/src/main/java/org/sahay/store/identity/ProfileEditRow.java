package org.sahay.store.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.vault.RowSeals;

/** An edit as it is kept; version and forced tell what became of it. */
record ProfileEditRow(
        UUID id,
        UUID person,
        UUID eventId,
        byte @Nullable [] device,
        @Nullable Long baseVersion,
        @Nullable Long version,
        Instant clientTime,
        Instant receivedAt,
        EditPlace place,
        boolean clockAhead,
        boolean forced,
        Set<ProfileField> fields,
        RowSeals.Kept change) {
    ProfileEditRow {
        fields = Set.copyOf(fields);
    }

    ProfileTurns.Edit edit() {
        return new ProfileTurns.Edit(id, baseVersion, place, fields);
    }

    ProfileEditRow as(ProfileTurns.@Nullable Applied applied) {
        return applied == null
                ? this
                : new ProfileEditRow(
                        id,
                        person,
                        eventId,
                        device,
                        baseVersion,
                        applied.version(),
                        clientTime,
                        receivedAt,
                        place,
                        clockAhead,
                        applied.forced(),
                        fields,
                        change);
    }
}
