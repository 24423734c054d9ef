package org.sahay.store.outbox;

import org.jspecify.annotations.Nullable;

/** A row that can never be delivered: it is put aside with the reason and holds nothing back. */
public final class PermanentDeliveryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param reason for an operator; quotes no payload */
    public PermanentDeliveryException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
