package org.sahay.store.sync;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.vault.RowSeals;

/**
 * One event of the log.
 *
 * @param serverId ours
 * @param eventId the device's
 * @param subject whose it is
 * @param type code of its type
 * @param clientTime when it happened, by the device's clock
 * @param deviceSeq its place among what the device made
 * @param baseVersion what it was made on
 * @param payload sealed for {@link org.sahay.store.vault.SealedBytes#SYNC_EVENT}, this server id and this subject
 */
public record LoggedEvent(
        UUID serverId,
        UUID eventId,
        UUID subject,
        String type,
        int schemaVersion,
        Instant clientTime,
        long deviceSeq,
        @Nullable Long baseVersion,
        RowSeals.Kept payload) {}
