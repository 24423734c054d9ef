package org.sahay.api.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.web.servlet.HandlerMapping;

/** What may be said of a request's address: never its query, which can hold what a person typed. */
final class Paths {
    private Paths() {}

    /** The path that was asked for, also in an error dispatch; {@code /} when it is no legal path. */
    static String asked(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = original instanceof String asked ? asked : request.getRequestURI();
        try {
            return path == null ? "/" : new URI(null, null, new URI(path).getPath(), null).getRawPath();
        } catch (URISyntaxException illegal) {
            return "/";
        }
    }

    /** The template of the route, as {@code /v1/complaints/{id}}; {@code unmatched} when there is none. */
    static String template(HttpServletRequest request) {
        Object template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return template == null ? "unmatched" : template.toString();
    }
}
