package org.sahay.store.complaint;

import java.util.List;
import org.sahay.store.trace.RequestContext;
import org.sahay.workflows.complaint.ComplaintCase;
import org.sahay.workflows.complaint.Transition;

/**
 * One step of one case, to be written.
 *
 * @param kase as it stands after its last step
 * @param transition the step
 * @param request that led to it
 */
record CaseTransition(ComplaintCase kase, Transition transition, RequestContext request) {
    /** The steps of one case in the request of this thread. */
    static List<CaseTransition> of(ComplaintCase kase, List<Transition> transitions) {
        RequestContext request = RequestContext.current();
        return transitions.stream()
                .map(transition -> new CaseTransition(kase, transition, request))
                .toList();
    }
}
