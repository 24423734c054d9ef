package org.sahay.workflows.complaint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a case decides on an event: it moves, or refuses. */
public sealed interface Decision {
    /** The case as it is afterwards. */
    ComplaintCase next();

    /**
     * The case moves.
     *
     * @param next the case afterwards
     * @param transitions the timeline entries made, in order
     * @param question when routing must answer before anything else: ask, then {@link ComplaintCase#routed}
     */
    record Moved(
            ComplaintCase next,
            List<Transition> transitions,
            @Nullable RoutingQuestion question) implements Decision {
        public Moved {
            transitions = List.copyOf(transitions);
        }
    }

    /** Nothing changes. */
    record Refused(ComplaintCase next, Refusal refusal) implements Decision {}
}
