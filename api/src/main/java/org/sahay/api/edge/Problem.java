package org.sahay.api.edge;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with one request, before it is put into the caller's language.
 *
 * @param code what kind of error
 * @param status HTTP status
 * @param field path of the field or parameter at fault, as {@code location.lgdDistrict}
 * @param rule the rule that was broken: a constant English phrase, never a submitted value
 * @param action the action or method that was refused
 * @param caseStatus where the case stands that refused it
 * @param allowedActions what the person may do instead; null unless an action was refused
 * @param retryAfter when to ask again with the same key
 * @param limit how large a body may be, in KiB; null where it is as everywhere
 */
public record Problem(
        ProblemCode code,
        int status,
        @Nullable String field,
        @Nullable String rule,
        @Nullable String action,
        @Nullable String caseStatus,
        @Nullable List<String> allowedActions,
        @Nullable Duration retryAfter,
        @Nullable Integer limit) {
    private static final Integer COMMON_LIMIT = BodyCapFilter.CAP_BYTES / 1024;

    private static final Duration SOME_SECONDS = Duration.ofSeconds(5);

    public Problem {
        allowedActions = allowedActions == null ? null : List.copyOf(allowedActions);
    }

    public static Problem of(ProblemCode code) {
        return new Problem(code, code.status(), null, null, null, null, null, null, null);
    }

    /** A field at fault, with the usual status of its code. */
    public static Problem of(ProblemCode code, String field, @Nullable String rule) {
        return new Problem(code, code.status(), field, rule, null, null, null, null, null);
    }

    /** A parameter of the query that cannot be read. */
    public static Problem unreadable(String parameter) {
        return of(ProblemCode.INVALID_VALUE, parameter, null).withStatus(400);
    }

    /** Something this operation needs is away; it may be back in some seconds. */
    public static Problem away(ProblemCode code) {
        return retry(code, SOME_SECONDS);
    }

    public static Problem retry(ProblemCode code, Duration after) {
        return new Problem(code, code.status(), null, null, null, null, null, after, null);
    }

    /** A body that is larger than so many bytes. */
    static Problem tooLarge(int capBytes) {
        var code = ProblemCode.BODY_TOO_LARGE;
        return new Problem(code, code.status(), null, null, null, null, null, null, capBytes / 1024);
    }

    public Problem withStatus(int other) {
        return new Problem(code, other, field, rule, action, caseStatus, allowedActions, retryAfter, limit);
    }

    public Problem withAction(String name) {
        return new Problem(code, status, field, rule, name, caseStatus, allowedActions, retryAfter, limit);
    }

    /** The refusal of an action on a case that stands where it stands. */
    public Problem refusing(String name, String standsAt, List<String> allowed) {
        return new Problem(code, status, field, rule, name, standsAt, allowed, retryAfter, limit);
    }

    /** Arguments for the labels; the rule is in English and is left out of texts in other languages. */
    Map<String, @Nullable Object> arguments(boolean english) {
        var arguments = new HashMap<String, @Nullable Object>();
        put(arguments, "field", field);
        put(arguments, "rule", english ? rule : null);
        put(arguments, "action", action);
        put(arguments, "status", caseStatus);
        put(arguments, "limit", limit == null && code == ProblemCode.BODY_TOO_LARGE ? COMMON_LIMIT : limit);
        put(arguments, "seconds", retryAfter == null ? null : seconds());
        return arguments;
    }

    /** Whole seconds to wait, at least one. */
    int seconds() {
        return retryAfter == null ? 0 : (int) Math.max(1, (retryAfter.toMillis() + 999) / 1000);
    }

    private static void put(Map<String, @Nullable Object> arguments, String name, @Nullable Object value) {
        if (value != null) {
            arguments.put(name, value);
        }
    }
}
