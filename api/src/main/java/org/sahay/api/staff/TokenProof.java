package org.sahay.api.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.session.TooManyActiveSessionsException;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.api.edge.ProblemWriter;
import org.sahay.api.security.DeviceKeys;
import org.sahay.store.identity.ShortLivedStateUnavailableException;
import org.sahay.store.vault.KeysUnavailableException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a code be exchanged only with a proof that meets all our rules; Spring's own look at it comes after, and would do
 * without one. The errors have the names of RFC 9449, section 5. Answers 503 while Redis does not take part, or while more
 * browsers are about to sign in than there is room for.
 */
final class TokenProof extends OncePerRequestFilter {
    static final String PATH = "/oauth2/token";
    /** As Spring's endpoint finds itself: by the decoded path. */
    private static final RequestMatcher HERE = PathPatternRequestMatcher.pathPattern(PATH);

    private final DeviceKeys deviceKeys;
    private final ProblemWriter problems;

    TokenProof(DeviceKeys deviceKeys, ProblemWriter problems) {
        this.deviceKeys = deviceKeys;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (HERE.matches(request)) {
                deviceKeys.of(request, response);
            }
            chain.doFilter(request, response);
        } catch (ProblemException refused) {
            boolean nonce = refused.problem().code() == ProblemCode.DPOP_NONCE_REQUIRED;
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter().write("{\"error\":\"" + (nonce ? "use_dpop_nonce" : "invalid_dpop_proof") + "\"}");
        } catch (ShortLivedStateUnavailableException
                | KeysUnavailableException
                | TooManyActiveSessionsException unavailable) {
            problems.write(request, response, Problem.away(ProblemCode.SIGN_IN_UNAVAILABLE));
        }
    }
}
