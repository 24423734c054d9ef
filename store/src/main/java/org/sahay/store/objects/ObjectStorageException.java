package org.sahay.store.objects;

/** The storage did not do what it was asked for. */
public final class ObjectStorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ObjectStorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
