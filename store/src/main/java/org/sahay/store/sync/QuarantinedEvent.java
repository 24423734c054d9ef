package org.sahay.store.sync;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.vault.RowSeals;

/**
 * An event that could not be accepted as it was.
 *
 * @param id the server id it was answered with
 * @param eventId the device's
 * @param subject whose it said to be, when that could be read
 * @param device which sent it, as a keyed hash
 * @param event as it came and which field is at fault, sealed for {@link org.sahay.store.vault.SealedBytes#SYNC_QUARANTINE}, this id and
 *     its subject, or whoever sent it where that could not be read
 * @param hash of what came, keyed
 * @param code why
 */
public record QuarantinedEvent(
        UUID id,
        UUID eventId,
        @Nullable UUID subject,
        byte[] device,
        RowSeals.Kept event,
        byte[] hash,
        String code,
        Instant quarantinedAt) {}
