package org.sahay.store.database;

/** A value that must not be printed: {@link #toString()} hides it. */
public record Secret(String value) {
    public static Secret of(String value) {
        return new Secret(value);
    }

    @Override
    public String toString() {
        return "[hidden]";
    }
}
