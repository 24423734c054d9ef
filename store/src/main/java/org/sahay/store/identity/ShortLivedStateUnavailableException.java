package org.sahay.store.identity;

import org.jspecify.annotations.Nullable;

/** Redis does not answer: what cannot be done without it is refused and may be asked for again soon. */
public final class ShortLivedStateUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ShortLivedStateUnavailableException(@Nullable Throwable cause) {
        super("Redis does not answer", cause);
    }
}
