package org.sahay.api.complaint;

import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;

/**
 * What is wrong with a body or a query.
 *
 * @param code kind of fault
 * @param field path of the field, as {@code location.lgdDistrict}
 * @param rule the rule it breaks, a constant English phrase
 */
record Fault(ProblemCode code, String field, @Nullable String rule) {
    static Fault missing(String field) {
        return new Fault(ProblemCode.MISSING_FIELD, field, null);
    }

    static Fault invalid(String field, String rule) {
        return new Fault(ProblemCode.INVALID_VALUE, field, rule);
    }

    ProblemException thrown() {
        return new ProblemException(Problem.of(code, field, rule));
    }
}
