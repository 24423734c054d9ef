package org.sahay.store.complaint;

/** The cursor is none that a page of this view gave. */
public final class InvalidCursorException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidCursorException() {
        super("Not a cursor of this view");
    }
}
