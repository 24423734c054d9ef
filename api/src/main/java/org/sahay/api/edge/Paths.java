package org.sahay.api.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.servlet.HandlerMapping;

/** What may be said of a request's address: never its query, which can hold what a person typed. */
final class Paths {
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9.-]+");

    private Paths() {}

    /**
     * The path that was asked for, up to where it is no route's or holds something else than an id; {@code /} when there is no
     * route. What stands there may be about somebody.
     */
    static String asked(HttpServletRequest request) {
        Object template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        boolean known = template != null && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) == null;
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return known ? filled(template.toString(), variables instanceof Map<?, ?> values ? values : Map.of()) : "/";
    }

    private static String filled(String template, Map<?, ?> variables) {
        var path = new StringBuilder();
        for (String segment : template.substring(1).split("/")) {
            Object said = PLAIN.matcher(segment).matches() ? segment : variables.get(segment.replaceAll("[{}]", ""));
            if (said == null || segment.startsWith("{") && !Uuids.isUuid(said.toString())) {
                break;
            }
            path.append('/').append(said);
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    /** The template of the route, as {@code /v1/complaints/{id}}; {@code unmatched} when there is none. */
    static String template(HttpServletRequest request) {
        Object template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return template == null ? "unmatched" : template.toString();
    }
}
