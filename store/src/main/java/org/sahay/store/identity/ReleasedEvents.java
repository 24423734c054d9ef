package org.sahay.store.identity;

import java.util.Collection;
import java.util.UUID;

/** Is told which events no longer wait, in the transaction that applies them. */
public interface ReleasedEvents {
    /** @param eventIds the device's */
    void release(UUID principal, Collection<UUID> eventIds);
}
