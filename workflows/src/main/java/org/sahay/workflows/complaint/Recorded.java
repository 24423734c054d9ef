package org.sahay.workflows.complaint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the row says after recording, or when asked.
 *
 * @param stored null when the row stands as the workflow wants or knows it; else the case that was stored before, to be adopted
 * @param transitions the stored entries that the workflow does not know, when {@code stored} is set
 */
public record Recorded(@Nullable ComplaintCase stored, List<Transition> transitions) {
    public static final Recorded AS_REQUESTED = new Recorded(null, List.of());

    public Recorded {
        transitions = List.copyOf(transitions);
    }
}
