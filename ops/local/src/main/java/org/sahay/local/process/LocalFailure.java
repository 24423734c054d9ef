package org.sahay.local.process;

import org.jspecify.annotations.Nullable;

/** What went wrong and what to do next, in words for the person at the terminal; shown without a stack trace. */
public class LocalFailure extends RuntimeException {
    public LocalFailure(String sentence) {
        super(sentence);
    }

    public LocalFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
