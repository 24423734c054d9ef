package org.sahay.store.trace;

import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.identity.Basis;
import org.slf4j.MDC;

/**
 * The request an effect belongs to.
 *
 * @param requestId what the caller may name when asking what happened
 * @param traceparent W3C trace context, {@code 00-<trace id>-<span id>-<flags>}
 * @param session of whoever asks; null before a sign-in, and for what no person asked for
 * @param basis on which they were let do what they do to a complaint; null when it is nothing of that kind
 */
public record RequestContext(
        String requestId,
        String traceparent,
        @Nullable String session,
        @Nullable Basis basis) {
    private static final ThreadLocal<RequestContext> CURRENT = new ThreadLocal<>();

    /** A request of nobody who is known yet. */
    public RequestContext(String requestId, String traceparent) {
        this(requestId, traceparent, null, null);
    }

    /** The context of this thread; a fresh one when none was set. */
    public static RequestContext current() {
        RequestContext context = CURRENT.get();
        return context != null ? context : fresh();
    }

    /** A context of its own, for what no request asked for. */
    public static RequestContext fresh() {
        var random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        String trace = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
        return new RequestContext(
                UUID.randomUUID().toString(), "00-" + trace + "-" + hex.toHexDigits(random.nextLong() | 1) + "-01");
    }

    /** Calls with this context as the thread's, and puts back what was there before. */
    public static <T> T call(RequestContext context, Callable<T> work) throws Exception {
        RequestContext before = CURRENT.get();
        set(context);
        try {
            return work.call();
        } finally {
            set(before);
        }
    }

    /** Like {@link #call}, for work that returns and throws nothing. */
    public static void run(RequestContext context, Runnable work) {
        RequestContext before = CURRENT.get();
        set(context);
        try {
            work.run();
        } finally {
            set(before);
        }
    }

    /** From here on this thread's request is one of a session. */
    public static void continueIn(@Nullable String session) {
        set(current().in(session));
    }

    /** The same request, as one of a session. */
    public RequestContext in(@Nullable String session) {
        return new RequestContext(requestId, traceparent, session, basis);
    }

    /** The same request, let on a ground. */
    public RequestContext on(Basis basis) {
        return new RequestContext(requestId, traceparent, session, basis);
    }

    /** The trace id within {@link #traceparent}, or the whole when it has another form. */
    public String traceId() {
        String[] parts = traceparent.split("-", -1);
        return parts.length >= 4 ? parts[1] : traceparent;
    }

    static @Nullable RequestContext ofThread() {
        return CURRENT.get();
    }

    static void set(@Nullable RequestContext context) {
        if (context == null) {
            CURRENT.remove();
            MDC.remove("requestId");
            MDC.remove("traceId");
        } else {
            CURRENT.set(context);
            MDC.put("requestId", context.requestId());
            MDC.put("traceId", context.traceId());
        }
    }
}
