package org.sahay.api.sync;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sahay.api.complaint.ComplaintDrafts;
import org.sahay.api.sync.event.SentEvent;
import org.sahay.store.identity.ProfileChange;
import org.sahay.store.sync.SyncReceipt;
import org.sahay.workflows.identity.Basis;

/**
 * An event with an id, and what is to become of it when nothing came under this id before.
 *
 * @param id the device's
 * @param hash keyed, of its content; of what was sent when that cannot be read
 * @param sentHash keyed, of what was sent; asked only where it was sent before
 */
record Offer(UUID id, byte[] hash, Supplier<byte[]> sentHash, Fate fate) {
    /** What is to become of an event. */
    sealed interface Fate {
        /**
         * It is accepted.
         *
         * @param basis on which the caller may write for its subject
         * @param complaint that it files
         * @param edit that it makes of its subject's profile
         */
        record Accept(
                SentEvent.Readable event,
                Basis basis,
                ComplaintDrafts.Sent.@Nullable Sound complaint,
                @Nullable ProfileChange edit)
                implements Fate {}

        /**
         * It is kept as it came, until somebody corrects it.
         *
         * @param subject whose it says to be; null when it does not say
         * @param basis on which the caller may write for them
         */
        record Quarantine(@Nullable UUID subject, Basis basis, byte[] raw, String code, String path) implements Fate {}

        /** Nothing of it is kept. */
        record Refuse(String code, @Nullable String path) implements Fate {}
    }

    /** Whether a receipt was given for the same; it may have been given before this could be read. */
    boolean isOf(SyncReceipt receipt) {
        return receipt.isFor(hash) || receipt.isFor(sentHash.get());
    }

    boolean isToBeKept() {
        return !(fate instanceof Fate.Refuse);
    }
}
