package org.sahay.api.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Refuses what comes from another web site, unless its origin is listed. Cookies are asked for at
 * none but the addresses of {@link OtherSites}: whoever calls says who it is in a header.
 */
final class StrictCors extends DefaultCorsProcessor {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> SENT = List.of(
            "Accept",
            "Accept-Language",
            "Authorization",
            "Content-Type",
            "DPoP",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "Last-Event-ID",
            "traceparent",
            "X-Request-Id");
    private static final List<String> SHOWN = List.of(
            "Content-Language",
            "DPoP-Nonce",
            "ETag",
            "Idempotency-Replayed",
            "Link",
            "Location",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "WWW-Authenticate",
            "X-Request-Id");

    private final ProblemWriter problems;

    StrictCors(ProblemWriter problems) {
        this.problems = problems;
    }

    static CorsConfiguration allowing(List<String> origins) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(METHODS);
        cors.setAllowedHeaders(SENT);
        cors.setExposedHeaders(SHOWN);
        cors.setAllowCredentials(false);
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration configuration, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean allowed = super.processRequest(configuration, request, response);
        if (!allowed) {
            problems.write(request, response, Problem.of(ProblemCode.FORBIDDEN));
        }
        return allowed;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.FORBIDDEN);
    }
}
