package org.sahay.api.ratelimit;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sahay.store.ratelimit.Draw;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Counts every request against the limits of its operation, before anything else is asked about it. Where a limit needs the
 * body or the proof, the controller counts all of them once it has read it.
 */
final class RateLimitGate implements HandlerInterceptor {
    private static final String TAKEN = RateLimitGate.class.getName() + ".taken";

    private final RateLimits limits;

    RateLimitGate(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST && !RateLimits.isCounted(request)) {
            List<RateLimit> theirs = limits(request, handler);
            if (theirs.stream().allMatch(limit -> limit.whose().isPlain())) {
                request.setAttribute(TAKEN, new Taken(limits.count(theirs, request, response)));
            }
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception thrown) {
        boolean failed = response.getStatus() >= 400;
        if (failed && request.getAttribute(TAKEN) instanceof Taken taken && !taken.draws.isEmpty()) {
            limits.giveBack(taken.draws);
        }
    }

    private static List<RateLimit> limits(HttpServletRequest request, Object handler) {
        Operation operation =
                handler instanceof HandlerMethod method ? method.getMethodAnnotation(Operation.class) : null;
        return operation == null
                ? List.of(RateLimit.DOCUMENTS)
                : RateLimit.of(operation.operationId(), isRead(request.getMethod()));
    }

    private static boolean isRead(String method) {
        return method.equals(HttpMethod.GET.name()) || method.equals(HttpMethod.HEAD.name());
    }

    private record Taken(List<Draw> draws) {}
}
