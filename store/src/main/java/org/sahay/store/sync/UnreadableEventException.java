package org.sahay.store.sync;

import org.jspecify.annotations.Nullable;

/** A record is no event of {@code sync.events}; the message names the header that is wrong, and not what it says. */
public final class UnreadableEventException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableEventException(String header, @Nullable Throwable cause) {
        super(header, cause);
    }
}
