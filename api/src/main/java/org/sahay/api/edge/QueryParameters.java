package org.sahay.api.edge;

import java.util.Collection;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/**
 * A query parameter that an operation does not know is refused like an unknown field: it may be a misspelt filter. So is one
 * that comes twice, for whoever stands in front may have looked at the other.
 */
public final class QueryParameters {
    private QueryParameters() {}

    /**
     * The parameters of a query, each once.
     *
     * @throws ProblemException 400 that names the first parameter that is not among the known ones, or comes twice
     */
    public static Map<String, String> once(MultiValueMap<String, String> query, Collection<String> known) {
        query.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new ProblemException(
                            Problem.of(ProblemCode.UNKNOWN_FIELD, named(unknown), "no such query parameter"));
                });
        query.forEach((name, values) -> {
            if (values.size() > 1) {
                throw new ProblemException(Problem.of(ProblemCode.INVALID_VALUE, name, "once in a query")
                        .withStatus(400));
            }
        });
        return query.toSingleValueMap();
    }

    /** The name as it was sent, when it is one in some script; anything else is not repeated to the caller. */
    private static String named(String parameter) {
        return parameter.matches("\\p{L}[\\p{L}\\p{M}\\p{N}_.-]{0,63}") ? parameter : "query";
    }
}
