package org.sahay.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Knows the {@link DeviceKey} of somebody who has no token yet, and gives it to controllers' methods. */
public final class DeviceKeys implements HandlerMethodArgumentResolver {
    static final String PROOF = "DPoP";

    private final ProofRules proofs;
    private final Refusals refusals;

    DeviceKeys(ProofRules proofs, Refusals refusals) {
        this.proofs = proofs;
        this.refusals = refusals;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == DeviceKey.class;
    }

    @Override
    public DeviceKey resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        return of(
                Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class)),
                Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class)));
    }

    /**
     * The key of the request's proof, which is used up by that.
     *
     * @throws ProblemException 401 when there is none or it is refused; the answer has its headers then
     */
    public DeviceKey of(HttpServletRequest request, HttpServletResponse response) {
        try {
            return DeviceKey.of(proof(request));
        } catch (ProblemException refused) {
            refusals.challenge(request, response, refused.problem().code());
            throw refused;
        }
    }

    private Jwt proof(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(PROOF));
        if (headers.isEmpty()) {
            throw refused(ProblemCode.DPOP_PROOF_MISSING);
        }
        if (headers.size() > 1) {
            throw refused(ProblemCode.DPOP_INVALID);
        }
        try {
            var context = DPoPProofContext.withDPoPProof(headers.getFirst())
                    .method(request.getMethod())
                    .targetUri(request.getRequestURL().toString())
                    .build();
            return proofs.createDecoder(context).decode(context.getDPoPProof());
        } catch (JwtValidationException broken) {
            throw refused(Refusing.code(broken.getErrors()).orElse(ProblemCode.DPOP_INVALID));
        } catch (JwtException unreadable) {
            throw refused(ProblemCode.DPOP_INVALID);
        }
    }

    private static ProblemException refused(ProblemCode code) {
        return new ProblemException(Problem.of(code));
    }
}
