package org.sahay.templates;

import org.jspecify.annotations.Nullable;

/**
 * A template file is missing, cannot be read as a pattern, or does not agree with its translations. The message names the
 * file and the argument or key, because whoever sees it is repairing a text, not a program.
 */
public final class InvalidTemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidTemplateException(String file, String problem) {
        this(file, problem, null);
    }

    InvalidTemplateException(String file, String problem, @Nullable Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
