package org.sahay.api.edge;

/**
 * An accident as the log may have it: its type and where it happened, and the same of its causes. Messages are left out, for
 * they may repeat what a caller sent.
 */
final class Unexpected extends Exception {
    private static final long serialVersionUID = 1L;

    Unexpected(Throwable accident) {
        super(
                accident.getClass().getName(),
                accident.getCause() == null || accident.getCause() == accident
                        ? null
                        : new Unexpected(accident.getCause()));
        setStackTrace(accident.getStackTrace());
    }
}
