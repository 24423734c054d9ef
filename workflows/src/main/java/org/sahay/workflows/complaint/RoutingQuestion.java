package org.sahay.workflows.complaint;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who should own this case.
 *
 * @param complaintId the case
 * @param category category code
 * @param office where the case lies
 * @param namedDepartment the department a TRANSFER named; then its members are asked for, not who serves the category
 * @param rungs the rungs to try, in this order, until one has somebody
 * @param excluded officers who are no candidates
 * @param avoided officers who are candidates only when nobody else is
 */
public record RoutingQuestion(
        ComplaintId complaintId,
        String category,
        Office office,
        @Nullable String namedDepartment,
        List<Integer> rungs,
        List<UUID> excluded,
        List<UUID> avoided) {
    public RoutingQuestion {
        rungs = List.copyOf(rungs);
        excluded = List.copyOf(excluded);
        avoided = List.copyOf(avoided);
    }
}
