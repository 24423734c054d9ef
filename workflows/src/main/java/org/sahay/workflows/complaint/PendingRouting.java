package org.sahay.workflows.complaint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision that waits for routing's answer.
 *
 * @param cause the event whose entry the answer completes
 * @param question what is asked
 * @param dueAt when the cause was due, for events of the clocks
 * @param request the action that caused it; null for the system
 */
public record PendingRouting(
        ComplaintEvent cause,
        RoutingQuestion question,
        @Nullable Instant dueAt,
        @Nullable ActionRequest request) {}
