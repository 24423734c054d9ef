package org.sahay.api.security;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.store.trace.RequestContext;
import org.sahay.workflows.identity.Actor;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses an operation to every role its row of {@link Right} does not name, and to everybody when it has no row; notes the session. */
final class RoleGate implements HandlerInterceptor {
    static final String ACTOR = RoleGate.class.getName() + ".actor";

    private final CurrentActor currentActor;

    RoleGate(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && Operations.isOne(method)) {
            Operation operation = method.getMethodAnnotation(Operation.class);
            Right right = Right.of(operation == null ? "" : operation.operationId())
                    .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.FORBIDDEN)));
            if (right.isOpen()) {
                return true;
            }
            Actor actor = currentActor.get();
            right.grant(actor.role());
            request.setAttribute(ACTOR, actor);
            RequestContext.continueIn(currentActor.session());
        }
        return true;
    }
}
