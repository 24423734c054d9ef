package org.sahay.api.edge;

import java.util.Collection;
import java.util.Map;

/** A query parameter that an operation does not know is refused like an unknown field: it may be a misspelt filter. */
public final class QueryParameters {
    private QueryParameters() {}

    /** @throws ProblemException 400 that names the first parameter that is not among the known ones */
    public static void requireKnown(Map<String, ?> query, Collection<String> known) {
        query.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new ProblemException(
                            Problem.of(ProblemCode.UNKNOWN_FIELD, named(unknown), "no such query parameter"));
                });
    }

    /** The name as it was sent, when it is one in some script; anything else is not repeated to the caller. */
    private static String named(String parameter) {
        return parameter.matches("\\p{L}[\\p{L}\\p{M}\\p{N}_.-]{0,63}") ? parameter : "query";
    }
}
