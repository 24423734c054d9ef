package org.sahay.api.edge;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must hold of the fields of a body; who asks is told the field and the rule. */
public final class Fields {
    /** Names in any script, as the caller wrote them; nothing that could be markup, a control character or a trick. */
    private static final Pattern SANE_PATH = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.\\[\\]-]{1,100}");

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

    /** The path of a field that was sent, where it may be repeated; otherwise the body as a whole. */
    public static String shown(String path) {
        return SANE_PATH.matcher(path).matches() ? path : "body";
    }

    /** The refusal of a value that breaks a rule. */
    public static ProblemException invalid(String field, String rule) {
        return new ProblemException(Problem.of(ProblemCode.INVALID_VALUE, field, rule));
    }
}
