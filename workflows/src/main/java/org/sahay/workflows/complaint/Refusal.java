package org.sahay.workflows.complaint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an action is refused.
 *
 * @param code what kind of refusal
 * @param field the field of the request at fault, for {@code MISSING_FIELD} and {@code INVALID_VALUE}
 * @param rule the rule that refused, a short English sentence for the log and the operator; codes and numbers only
 * @param allowed what this person may do now instead
 */
public record Refusal(RefusalCode code, @Nullable String field, String rule, List<ComplaintAction> allowed) {
    public Refusal {
        allowed = List.copyOf(allowed);
    }
}
