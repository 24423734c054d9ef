package org.sahay.store.audit;

import java.time.Instant;

/**
 * An entry as somebody is shown it.
 *
 * @param id grows with time
 * @param at when it was written
 */
public record AuditLine(long id, Instant at, AuditEntry entry) {}
