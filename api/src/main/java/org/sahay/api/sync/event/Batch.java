package org.sahay.api.sync.event;

import java.util.List;

/**
 * What one device sent at once.
 *
 * @param deviceId 1 to 64 characters, as the device calls itself
 * @param events 1 to 500, in the order in which they were sent; the same id may be there more than once
 */
public record Batch(String deviceId, List<SentEvent> events) {
    public Batch {
        events = List.copyOf(events);
    }
}
