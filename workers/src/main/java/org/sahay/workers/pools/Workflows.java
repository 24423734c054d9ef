package org.sahay.workers.pools;

import java.util.List;
import org.sahay.workflows.complaint.ComplaintWorkflowImpl;

/** Every workflow there is, by the queue it runs on. */
final class Workflows {
    static final List<Class<?>> COMPLAINTS = List.of(ComplaintWorkflowImpl.class);

    private Workflows() {}
}
