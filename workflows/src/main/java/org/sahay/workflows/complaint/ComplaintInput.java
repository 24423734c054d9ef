package org.sahay.workflows.complaint;

import java.util.List;
import org.sahay.workflows.notification.NoticeBatch;

/**
 * What a complaint workflow starts or continues with.
 *
 * @param kase the case with its policy snapshot: freshly accepted, or carried over
 * @param pendingNotices notices owed and not yet sent
 */
public record ComplaintInput(ComplaintCase kase, List<NoticeBatch> pendingNotices) {
    public ComplaintInput {
        pendingNotices = List.copyOf(pendingNotices);
    }

    /** The input of a complaint just accepted: the case, and what its first entry owes. */
    public static ComplaintInput accepted(ComplaintCase kase, Transition acceptance) {
        return new ComplaintInput(kase, List.of(NoticeBatch.of(kase.id(), List.of(acceptance))));
    }
}
