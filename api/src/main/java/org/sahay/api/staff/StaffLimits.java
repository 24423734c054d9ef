package org.sahay.api.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.edge.ProblemWriter;
import org.sahay.api.ratelimit.RateLimit;
import org.sahay.api.ratelimit.RateLimits;
import org.sahay.store.identity.ShortLivedStateUnavailableException;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts whatever comes to the addresses on which staff signs in, before a form is believed and before a browser gets a session:
 * most of them are answered by Spring's filters, which the gate in front of our operations does not see.
 */
final class StaffLimits extends OncePerRequestFilter {

    private final RateLimits limits;
    private final ProblemWriter problems;

    StaffLimits(RateLimits limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Problem refusal = null;
        try {
            limits.count(limit(request), request, response);
        } catch (ProblemException tooMany) {
            refusal = tooMany.problem();
        } catch (ShortLivedStateUnavailableException unavailable) {
            refusal = Problem.away(ProblemCode.SIGN_IN_UNAVAILABLE);
        }
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, refusal);
        }
    }

    /** What changes something is a try to sign in; what only shows something is a page, but for the one that opens a session. */
    private static RateLimit limit(HttpServletRequest request) {
        String method = request.getMethod();
        if (StaffSecurity.NEEDS_SIGN_IN.matches(request)) {
            return RateLimit.STAFF_AUTHORIZE;
        }
        return method.equals(HttpMethod.GET.name()) || method.equals(HttpMethod.HEAD.name())
                ? RateLimit.DOCUMENTS
                : RateLimit.STAFF_SIGN_IN;
    }
}
