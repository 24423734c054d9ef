package org.sahay.api.sync;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sahay.store.sync.SyncReceipt;

/**
 * What a device is told about one event.
 *
 * @param id as the device sent it; null when that was none
 * @param serverId ours, once it is kept
 * @param serverTime when it was kept
 * @param code why it is not accepted
 * @param path which field is at fault, as a JSON pointer into the event
 */
record Ack(
        @Nullable String id,
        Status status,
        @Nullable UUID serverId,
        @Nullable Instant serverTime,
        @Nullable String code,
        @Nullable String path) {
    /** What became of an event. */
    enum Status {
        ACCEPTED,
        /** It was accepted before. */
        DUPLICATE,
        /** It waits for what comes before it. */
        HELD,
        /** It is kept until somebody corrects it. */
        QUARANTINED,
        /** Nothing of it is kept. */
        REFUSED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Ack refused(@Nullable String id, String code, @Nullable String path) {
        return new Ack(id, Status.REFUSED, null, null, code, path);
    }

    /** @param repeated whether it was told before */
    static Ack of(SyncReceipt receipt, boolean repeated, @Nullable String path) {
        Status status = switch (receipt.status()) {
            case ACCEPTED -> repeated ? Status.DUPLICATE : Status.ACCEPTED;
            case HELD -> Status.HELD;
            case QUARANTINED -> Status.QUARANTINED;
        };
        return new Ack(
                receipt.eventId().toString(), status, receipt.serverId(), receipt.serverTime(), receipt.code(), path);
    }
}
