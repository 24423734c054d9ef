package org.sahay.store.outbox;

/** Where outbox rows go; each has its own cursors, so that one that is down never holds the other back. */
public enum Destination {
    TEMPORAL,
    KAFKA
}
