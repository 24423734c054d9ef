package org.sahay.workflows.complaint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the row says after recording.
 *
 * @param stored null when the request was written as it is; else the case that was stored before, to be adopted
 * @param transitions the stored entries from the request's first seq on, when {@code stored} is set
 */
public record Recorded(@Nullable ComplaintCase stored, List<Transition> transitions) {
    public static final Recorded AS_REQUESTED = new Recorded(null, List.of());

    public Recorded {
        transitions = List.copyOf(transitions);
    }
}
