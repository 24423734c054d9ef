package org.sahay.store.sync;

import java.time.Instant;
import java.util.UUID;

/**
 * An event of the log as whoever reads it in the order of commits sees it.
 *
 * @param xid transaction that appended it; with the position its place in the order of commits
 * @param principal who sent it
 */
public record FedEvent(String xid, long position, Instant serverTime, UUID principal, LoggedEvent event) {
    public LogPlace place() {
        return new LogPlace(xid, position);
    }
}
