package org.sahay.workflows.complaint;

import java.time.Instant;

/** A system event that is due at an instant, as its timer shows it. */
public record DueEvent(ComplaintEvent event, Instant dueAt) {}
