package org.sahay.store.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An event whose payload was opened; {@link #toString()} hides it. */
public record OpenedEvent(PublishedEvent event, ObjectNode payload) {
    @Override
    public String toString() {
        return "OpenedEvent[" + event.serverId() + "]";
    }
}
