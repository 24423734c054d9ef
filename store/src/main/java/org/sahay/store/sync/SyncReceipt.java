package org.sahay.store.sync;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a device was told about one event. Nothing of what is in it.
 *
 * @param eventId as the device made it
 * @param hash of the event, keyed
 * @param formerHash of what came under this id first, when it was quarantined and has been corrected
 * @param status what became of it
 * @param serverId ours: of the logged event, the quarantined one, or the thing it made
 * @param serverTime when it was accepted or quarantined
 * @param code why it is not accepted, or not yet
 */
public record SyncReceipt(
        UUID eventId,
        byte[] hash,
        byte @Nullable [] formerHash,
        Status status,
        UUID serverId,
        Instant serverTime,
        @Nullable String code) {
    static final String CODE_OF_HELD = "held";

    /** What may become of an event that is kept. */
    public enum Status {
        ACCEPTED,
        /** It is in the log, and waits for what comes before it. */
        HELD,
        QUARANTINED
    }

    public static SyncReceipt accepted(UUID eventId, byte[] hash, UUID serverId, Instant serverTime) {
        return new SyncReceipt(eventId, hash, null, Status.ACCEPTED, serverId, serverTime, null);
    }

    public static SyncReceipt quarantined(UUID eventId, byte[] hash, UUID serverId, Instant serverTime, String code) {
        return new SyncReceipt(eventId, hash, null, Status.QUARANTINED, serverId, serverTime, code);
    }

    /** The same for an event that waits. */
    public SyncReceipt held() {
        return new SyncReceipt(eventId, hash, formerHash, Status.HELD, serverId, serverTime, CODE_OF_HELD);
    }

    /** Whether this is what it was given for. */
    public boolean isFor(byte[] otherHash) {
        return Arrays.equals(hash, otherHash) || formerHash != null && Arrays.equals(formerHash, otherHash);
    }
}
