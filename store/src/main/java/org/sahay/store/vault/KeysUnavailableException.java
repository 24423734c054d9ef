package org.sahay.store.vault;

import org.jspecify.annotations.Nullable;

/** The keys of texts are not to be had at present: nothing was sealed, kept or opened, and later it may be. */
public final class KeysUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public KeysUnavailableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
