package org.sahay.api.sync.event;

import java.util.List;

/**
 * What one device sent at once.
 *
 * @param deviceId 1 to 64 characters, as the device calls itself
 * @param events 1 to 500, in the order in which they were sent; the same id may be there more than once
 */
public record Batch(String deviceId, List<SentEvent> events) {
    public static final int LONGEST_DEVICE_ID = 64;

    public Batch {
        events = List.copyOf(events);
    }

    /** Whether a device may call itself so. */
    public static boolean isDeviceId(String text) {
        return !text.isBlank() && text.codePointCount(0, text.length()) <= LONGEST_DEVICE_ID;
    }
}
