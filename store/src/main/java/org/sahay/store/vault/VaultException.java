package org.sahay.store.vault;

import org.jspecify.annotations.Nullable;

/** A text cannot be read or sealed; the message names the token, never the text. */
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public VaultException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
