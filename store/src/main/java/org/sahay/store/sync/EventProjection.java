package org.sahay.store.sync;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps in a feature's store what devices sent. Events come at least once, and not always in order: what a projection keeps of an event is
 * there once for all time, by its server id, and says which of two events of a citizen is the later by (client time, server
 * time). So the log can be read again from its beginning, and nothing changes.
 */
public interface EventProjection {
    /** Short and unique, as {@code readings}. */
    String name();

    boolean takes(String type);

    /**
     * In the caller's transaction, which keeps what all projections make of these events.
     *
     * @param events each of a type it takes, none of them twice
     * @return the server ids of those it refuses for what they say, each with a code; of them nothing is kept
     */
    Map<UUID, String> project(List<OpenedEvent> events);
}
