package org.sahay.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Says why a token or a proof is refused: a code of ours in the body, the names of RFC 6750 and 9449 in the header. */
final class Refusals implements AuthenticationEntryPoint {
    private static final String ALGORITHMS = "algs=\"ES256\"";
    private static final String BOUND_TOKEN_WITHOUT_PROOF = "Invalid bearer token"; // The words of Spring's filter.

    private final ProblemWriter problems;
    private final Nonces nonces;

    Refusals(ProblemWriter problems, Nonces nonces) {
        this.problems = problems;
        this.nonces = nonces;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        ProblemCode code = code(request, refused);
        challenge(request, response, code);
        problems.write(request, response, Problem.of(code));
    }

    /** Adds the headers that go with a refusal. */
    void challenge(HttpServletRequest request, HttpServletResponse response, ProblemCode code) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null && code == ProblemCode.UNAUTHENTICATED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "DPoP " + ALGORITHMS);
        } else if (code == ProblemCode.UNAUTHENTICATED && !isDpop(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "DPoP error=\"" + error(code) + "\", " + ALGORITHMS);
        }
        if (code == ProblemCode.DPOP_NONCE_REQUIRED) {
            response.setHeader("DPoP-Nonce", nonces.current());
        }
    }

    private static ProblemCode code(HttpServletRequest request, AuthenticationException refused) {
        if (refused.getCause() instanceof JwtValidationException broken) {
            return Refusing.code(broken.getErrors()).orElse(ProblemCode.UNAUTHENTICATED);
        }
        if (!(refused instanceof OAuth2AuthenticationException known)) {
            return ProblemCode.UNAUTHENTICATED;
        }
        return switch (known.getError().getErrorCode()) {
            case OAuth2ErrorCodes.INVALID_DPOP_PROOF -> ProblemCode.DPOP_INVALID;
            case OAuth2ErrorCodes.INVALID_REQUEST ->
                isDpop(request) ? unreadable(request) : ProblemCode.UNAUTHENTICATED;
            default ->
                BOUND_TOKEN_WITHOUT_PROOF.equals(known.getError().getDescription())
                        ? ProblemCode.DPOP_PROOF_MISSING
                        : ProblemCode.UNAUTHENTICATED;
        };
    }

    private static ProblemCode unreadable(HttpServletRequest request) {
        return request.getHeader(DeviceKeys.PROOF) == null ? ProblemCode.DPOP_PROOF_MISSING : ProblemCode.DPOP_INVALID;
    }

    private static boolean isDpop(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "DPoP ", 0, 5);
    }

    private static String error(ProblemCode code) {
        return switch (code) {
            case DPOP_PROOF_MISSING, DPOP_REPLAYED, DPOP_WRONG_TARGET, DPOP_STALE, DPOP_INVALID ->
                OAuth2ErrorCodes.INVALID_DPOP_PROOF;
            case DPOP_NONCE_REQUIRED -> "use_dpop_nonce";
            default -> OAuth2ErrorCodes.INVALID_TOKEN;
        };
    }
}
