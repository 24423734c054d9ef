package org.sahay.api.edge;

import org.jspecify.annotations.Nullable;

/** What must hold of the fields of a body; who asks is told the field and the rule. */
public final class Fields {
    private Fields() {}

    /** @throws ProblemException 422 when it was not sent */
    public static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new ProblemException(Problem.of(ProblemCode.MISSING_FIELD, field, null));
        }
        return value;
    }

    /** @throws ProblemException 422 when it was not sent, or is blank */
    public static String filled(@Nullable String value, String field) {
        return required(value == null || value.isBlank() ? null : value, field);
    }

    /** @throws ProblemException 422 that names field and rule unless it holds */
    public static void check(boolean holds, String field, String rule) {
        if (!holds) {
            throw invalid(field, rule);
        }
    }

    /** The refusal of a value that breaks a rule. */
    public static ProblemException invalid(String field, String rule) {
        return new ProblemException(Problem.of(ProblemCode.INVALID_VALUE, field, rule));
    }
}
