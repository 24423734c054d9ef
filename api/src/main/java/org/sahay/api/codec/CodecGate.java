package org.sahay.api.codec;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemWriter;
import org.sahay.api.security.ActorAuthentication;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets pages of the Temporal UI ask, and nobody else with a browser's cookie; then it tells by the cookie who it is. */
final class CodecGate extends OncePerRequestFilter {
    private final List<String> origins;
    private final CodecCookie cookie;
    private final CodecLogins logins;
    private final ProblemWriter problems;

    CodecGate(List<String> origins, CodecCookie cookie, CodecLogins logins, ProblemWriter problems) {
        this.origins = origins;
        this.cookie = cookie;
        this.logins = logins;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !origins.contains(origin)) {
            problems.write(request, response, Problem.of(ProblemCode.FORBIDDEN));
            return;
        }
        cookie.in(request).flatMap(logins::find).ifPresent(login -> {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new ActorAuthentication(login.actor(), login.session()));
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }
}
