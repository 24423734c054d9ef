package org.sahay.workflows.notification;

import java.util.List;
import org.sahay.workflows.complaint.ComplaintId;
import org.sahay.workflows.complaint.Notice;
import org.sahay.workflows.complaint.Transition;

/**
 * The notices of one or more timeline entries of one complaint.
 *
 * @param complaintId the case
 * @param notices with the seq of the entry that owes each
 */
public record NoticeBatch(ComplaintId complaintId, List<Owed> notices) {
    public NoticeBatch {
        notices = List.copyOf(notices);
    }

    /** What these entries owe, in their order. */
    public static NoticeBatch of(ComplaintId id, List<Transition> transitions) {
        return new NoticeBatch(
                id,
                transitions.stream()
                        .flatMap(t -> t.notices().stream().map(notice -> new Owed(t.seq(), t.level(), notice)))
                        .toList());
    }

    /** All of one complaint's batches as one, so that sending them is one activity; none when nothing is owed. */
    public static List<NoticeBatch> joined(List<NoticeBatch> batches) {
        var owed = batches.stream().flatMap(b -> b.notices().stream()).toList();
        return owed.isEmpty()
                ? List.of()
                : List.of(new NoticeBatch(batches.getFirst().complaintId(), owed));
    }

    /** A notice and the entry that owes it; {@code level} is the case's rung at that entry. */
    public record Owed(long seq, int level, Notice notice) {}
}
