package org.sahay.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.sahay.api.edge.Problem;
import org.sahay.api.edge.ProblemCode;
import org.sahay.api.edge.ProblemException;
import org.sahay.workflows.identity.Actor;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses an operation to every role its {@link AllowedRoles} does not name. */
final class RoleGate implements HandlerInterceptor {
    static final String ACTOR = RoleGate.class.getName() + ".actor";

    private final CurrentActor currentActor;

    RoleGate(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            AllowedRoles allowed = method.getMethodAnnotation(AllowedRoles.class);
            if (allowed != null) {
                Actor actor = currentActor.get();
                if (!List.of(allowed.value()).contains(actor.role())) {
                    throw new ProblemException(Problem.of(ProblemCode.FORBIDDEN));
                }
                request.setAttribute(ACTOR, actor);
            }
        }
        return true;
    }
}
