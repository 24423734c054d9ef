package org.sahay.workflows.complaint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Transitions to be recorded in one transaction.
 *
 * @param runId the workflow run that decided them
 * @param next the case after the last of them
 * @param transitions in order, without a gap
 * @param rosterVersion version of the roster read for them; null when none was
 */
public record RecordRequest(
        String runId,
        ComplaintCase next,
        List<Transition> transitions,
        @Nullable Long rosterVersion) {
    public RecordRequest {
        transitions = List.copyOf(transitions);
    }
}
