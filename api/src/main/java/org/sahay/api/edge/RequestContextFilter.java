package org.sahay.api.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sahay.store.trace.RequestContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request its id and trace for as long as it lasts, says them in the answer, and logs one line about it: the
 * template of the route, never the address itself, and why it was refused, when it was.
 */
final class RequestContextFilter extends OncePerRequestFilter {
    static final String REQUEST_ID = "X-Request-Id";
    static final String TRACE_PARENT = "traceparent";
    private static final String CONTEXT = RequestContextFilter.class.getName() + ".context";
    /** A random UUID (RFC 9562, versions 4 and 7), with its hyphens or without. */
    private static final Pattern RANDOM_UUID = Pattern.compile(
            "[0-9a-fA-F]{8}(-?)[0-9a-fA-F]{4}\\1[47][0-9a-fA-F]{3}\\1[89abAB][0-9a-fA-F]{3}\\1[0-9a-fA-F]{12}");

    /** As many hexadecimal digits, as proxies make them; with so many letters that it is no padded phone or ABHA number. */
    private static final Pattern RANDOM_DIGITS = Pattern.compile("(?=([0-9]*[a-fA-F]){4})[0-9a-fA-F]{32}");

    private static final Logger ACCESS = LoggerFactory.getLogger("org.sahay.api.access");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(CONTEXT) instanceof RequestContext context) {
            within(context, () -> chain.doFilter(request, response)); // an error dispatch of the same request
            return;
        }
        var context = new RequestContext(
                requestId(request.getHeader(REQUEST_ID)), TraceParent.continued(request.getHeader(TRACE_PARENT)));
        request.setAttribute(CONTEXT, context);
        response.setHeader(REQUEST_ID, context.requestId());
        response.setHeader(TRACE_PARENT, context.traceparent());
        long start = System.nanoTime();
        within(context, () -> {
            try {
                chain.doFilter(request, response);
            } finally {
                log(request, response, System.nanoTime() - start);
            }
        });
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterNestedErrorDispatch(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        doFilterInternal(request, response, chain);
    }

    private static String requestId(@Nullable String header) {
        return header != null && isTaken(header) ? header : UUID.randomUUID().toString();
    }

    /** An id is written down everywhere: one that may be made of somebody's name or number is made anew. */
    private static boolean isTaken(String id) {
        return RANDOM_UUID.matcher(id).matches() || RANDOM_DIGITS.matcher(id).matches();
    }

    private static void log(HttpServletRequest request, HttpServletResponse response, long nanos) {
        var line = ACCESS.atInfo()
                .addKeyValue("method", request.getMethod())
                .addKeyValue("route", Paths.template(request))
                .addKeyValue("status", response.getStatus())
                .addKeyValue("millis", nanos / 1_000_000);
        Object problem = request.getAttribute(ProblemWriter.CODE);
        (problem == null ? line : line.addKeyValue("problem", problem)).log("request");
    }

    private interface Rest {
        void proceed() throws ServletException, IOException;
    }

    private static void within(RequestContext context, Rest rest) throws ServletException, IOException {
        try {
            RequestContext.call(context, () -> {
                rest.proceed();
                return context;
            });
        } catch (ServletException | IOException | RuntimeException known) {
            throw known;
        } catch (Exception unknown) {
            throw new ServletException(unknown);
        }
    }
}
